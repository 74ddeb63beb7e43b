// What orders are worth: the inputs of `evaluate` are selected, read and put together here, for a
// whole batch in a handful of statements.
import type { ShopTx } from '../../db.server.ts'
import { listEditions } from '../campaigns/list-editions.server.ts'
import { evaluate } from '../earning/evaluate.ts'
import type { Inputs } from '../earning/evaluation.ts'
import { lacksDetails } from '../earning/lacks-details.ts'
import { isForSome, looksBack } from '../earning/look-back.ts'
import { observe } from '../earning/observe.ts'
import { segmentOf } from '../kernel/audience/audience.ts'
import type { OrderDetails, OrderSnapshot } from '../kernel/facts.ts'
import { asksForRecords } from '../membership/earlier-ways.ts'
import { type Histories, readHistories } from '../membership/read-membership.server.ts'
import { readBackfillsFor } from '../program/backfill/list-backfills.server.ts'
import { hasChallenges } from '../program/challenges/challenge-settings.ts'
import { listVersions } from '../program/list-versions.server.ts'
import { listPhases } from '../program/read-phase.server.ts'
import { hasTiers } from '../program/tiers/tier-settings.ts'
import { friendTerms } from '../referrals/friend-terms.ts'
import { listSegmentEditions } from '../segments/list-segments.server.ts'
import { readOwnCodes } from './codes/read-own-codes.server.ts'
import {
  backfillOf,
  complete,
  type Program,
  type ShopOfOrders,
  selectInputs,
} from './complete-inputs.ts'
import { enrollAll } from './enroll.server.ts'
import { deriveUsed } from './limits/derive-used.server.ts'
import type { KeptInputs, OrderCase, OrderToValue, StoredOrder } from './order-case.ts'
import { readStandings } from './read-books.server.ts'

export interface News {
  news: OrderSnapshot[]
  /** By order id, of those whose source told them. */
  details: ReadonlyMap<string, OrderDetails>
  stored: Map<string, StoredOrder>
  shop: ShopOfOrders
  now: Date
  /** When whoever told the details was asked; left out: now. */
  askedAt?: Date
  /** Nothing is going to be written: what was used of limits is as it is kept with the orders. */
  isPreview?: boolean
}

export interface Valued {
  told: OrderCase[]
  /** Settled before, and worth something else since a member's limits are used otherwise. */
  again: OrderCase[]
  /** A version has tiers, which may be held otherwise by now. */
  hasTiers: boolean
  /** A reward is for a segment, which members may have entered or left. */
  hasSegments: boolean
  /** A version gives something for friends. */
  hasFriends: boolean
  /** A version has challenges, which may be reached or undone by now. */
  hasChallenges: boolean
}

export async function valueOrders(tx: ShopTx, told: News): Promise<Valued> {
  const { news, details, shop, now } = told
  const program = await readProgram(tx, shop, news)
  const { versions } = program
  const completeOne = (order: OrderToValue, histories: Histories): Inputs =>
    complete(order.inputs, { program, histories, ...order, at: order.snapshot.processedAt })
  const toValue = await readToValue(tx, told, program)
  const { timeZone } = shop
  const limited = told.isPreview
    ? { told: toValue, again: [] }
    : await deriveUsed(tx, { told: toValue, program, timeZone, complete: completeOne, now })
  const orders = [...limited.told, ...limited.again]
  const withRecords = asksForRecords(versions)
  const histories = await readHistories(tx, membersOf(orders), { withRecords })
  const books = await readStandings(tx, orders.filter((one) => one.before).map(idOf))
  const cases = orders.map((order): OrderCase => {
    const inputs = completeOne(order, histories)
    const evaluation = evaluate(inputs, order.snapshot)
    return {
      ...order,
      versionNumber: inputs.version?.number ?? 0,
      settings: inputs.version?.settings ?? null,
      evaluation,
      lacksDetails: !details.has(idOf(order)) && lacksDetails(inputs, order.snapshot, evaluation),
      books: books.get(idOf(order)) ?? { standings: [], postings: new Map() },
      isTakenBack: backfillOf(program, order.snapshot)?.version === null,
    }
  })
  return {
    told: cases.slice(0, news.length),
    again: cases.slice(news.length),
    hasTiers: versions.some(({ settings }) => hasTiers(settings)),
    hasSegments: versions.some(({ settings }) =>
      settings.rewards.some(({ audience }) => segmentOf(audience) !== null),
    ),
    hasFriends: versions.some(({ settings }) => friendTerms(settings) !== null),
    hasChallenges: versions.some(({ settings }) => hasChallenges(settings)),
  }
}

const idOf = ({ snapshot }: OrderToValue) => snapshot.orderId

const membersOf = (orders: OrderToValue[]) => [
  ...new Set(orders.flatMap(({ memberId }) => memberId ?? [])),
]

async function readToValue(
  tx: ShopTx,
  { news, details, stored, now, askedAt = now }: News,
  program: Program,
): Promise<OrderToValue[]> {
  const members = await enrollAll(tx, news.flatMap(joinedOf), now)
  const ownCodes = await readOwnCodes(tx, news)
  return news.map((snapshot) => {
    const { orderId, customerId } = snapshot
    const before = stored.get(orderId) ?? null
    const selected = before?.inputs ?? selectInputs(program, snapshot)
    const inputs = withObserved(selected, {
      before,
      snapshot,
      details: details.get(orderId),
      askedAt,
      ownCodes: ownCodes.get(orderId),
    })
    const memberId = customerId === null ? null : (members.get(customerId) ?? null)
    return { snapshot, before, inputs, memberId }
  })
}

interface ToldOfOrder {
  before: StoredOrder | null
  snapshot: OrderSnapshot
  details: OrderDetails | undefined
  askedAt: Date
  ownCodes: string[] | undefined
}

function withObserved(
  inputs: KeptInputs,
  { before, snapshot, details, askedAt, ownCodes }: ToldOfOrder,
): KeptInputs {
  const { observed: kept, ownCodes: _, ...selected } = inputs
  const told = { snapshot, details, askedAt }
  const observed = observe({ ...told, kept, before: before?.snapshot ?? null })
  return {
    ...selected,
    ...(observed ? { observed } : {}),
    ...(ownCodes ? { ownCodes } : {}),
  }
}

async function readProgram(
  tx: ShopTx,
  shop: ShopOfOrders,
  news: OrderSnapshot[],
): Promise<Program> {
  const [versions, phases, editions] = [
    await listVersions(tx),
    await listPhases(tx),
    await listEditions(tx),
  ]
  const audiences = editions.map(({ audience }) => audience)
  const segments = isForSome(audiences) ? await listSegmentEditions(tx) : []
  const placed = news.map(({ processedAt }) => Date.parse(processedAt))
  // Where it matters what members did before, their other orders are looked at, too.
  const isFolded = isForSome(audiences) || versions.some(({ settings }) => looksBack(settings))
  const earliest = new Date(isFolded ? 0 : Math.min(...placed))
  const backfills = await readBackfillsFor(tx, { versions, phases, earliest })
  return { versions, phases, backfills, editions, segments, shop }
}

function joinedOf({ customerId, customerCreatedAt, processedAt }: OrderSnapshot) {
  return customerId === null ? [] : [{ customerId, createdAt: customerCreatedAt ?? processedAt }]
}
