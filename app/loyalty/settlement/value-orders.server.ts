// What orders are worth: the inputs of `evaluate` are selected, read and put together here, for a
// whole batch in a handful of statements.
import type { ShopTx } from '../../db.server.ts'
import { evaluate } from '../earning/evaluate.ts'
import type { Inputs } from '../earning/evaluation.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { type Histories, readHistories } from '../membership/read-membership.server.ts'
import { nothingKnown, statusForOrder } from '../membership/standing.ts'
import { listVersions } from '../program/list-versions.server.ts'
import { inForce, type PhaseChange, phaseForOrder } from '../program/phase.ts'
import { listPhases } from '../program/read-phase.server.ts'
import type { ProgramVersion } from '../program/settings.ts'
import { enrollAll } from './enroll.server.ts'
import type { KeptInputs, OrderCase, StoredOrder } from './order-case.ts'
import { readStandings } from './read-books.server.ts'
import { versionAt } from './version-at.ts'

export interface ShopOfOrders {
  timeZone: string
  isDevelopment: boolean
}

export interface News {
  news: OrderSnapshot[]
  stored: Map<string, StoredOrder>
  shop: ShopOfOrders
  now: Date
}

export async function valueOrders(
  tx: ShopTx,
  { news, stored, shop, now }: News,
): Promise<OrderCase[]> {
  const program = { versions: await listVersions(tx), phases: await listPhases(tx), shop }
  const members = await enrollAll(tx, news.flatMap(joinedOf), now)
  const histories = await readHistories(tx, [...new Set(members.values())])
  const books = await readStandings(
    tx,
    news.map((one) => one.orderId).filter((id) => stored.has(id)),
  )
  return news.map((snapshot) => {
    const before = stored.get(snapshot.orderId) ?? null
    const inputs = before?.inputs ?? selectInputs(program, snapshot)
    const { customerId } = snapshot
    const memberId = customerId === null ? null : (members.get(customerId) ?? null)
    const all = complete(inputs, { program, histories, memberId, at: snapshot.processedAt })
    const evaluation = evaluate(all, snapshot)
    const standing = books.get(snapshot.orderId) ?? { standings: [], postings: new Map() }
    const settings = all.version?.settings ?? null
    return { snapshot, before, inputs, settings, memberId, evaluation, books: standing }
  })
}

export interface Program {
  versions: ProgramVersion[]
  phases: PhaseChange[]
  shop: ShopOfOrders
}

function joinedOf({ customerId, customerCreatedAt, processedAt }: OrderSnapshot) {
  return customerId === null ? [] : [{ customerId, createdAt: customerCreatedAt ?? processedAt }]
}

/** Selected when the order is seen for the first time, by when it was placed; kept for ever. */
function selectInputs(
  { versions, phases, shop }: Program,
  { processedAt, isTest }: OrderSnapshot,
): KeptInputs {
  const at = new Date(processedAt)
  const version = versionAt(versions, at)
  return {
    engine: 1,
    version: version && { number: version.number },
    timeZone: shop.timeZone,
    phase: phaseForOrder(phases, at).number,
    ...(isTest && shop.isDevelopment ? { isDevelopment: true } : {}),
  }
}

interface Known {
  program: Program
  histories: Histories
  memberId: string | null
  at: string
}

/** What `evaluate` is told of an order: the backtest asks with other versions. */
export function complete(kept: KeptInputs, { program, histories, memberId, at }: Known): Inputs {
  const placedAt = new Date(at)
  const version = program.versions.find(({ number }) => number === kept.version?.number) ?? null
  const change = program.phases.find(({ number }) => number === kept.phase) ?? null
  const { phase, testMemberIds } = inForce(change, placedAt)
  const history = (memberId && histories.get(memberId)) || nothingKnown
  const { engine, timeZone, isDevelopment = false } = kept
  return {
    engine,
    timeZone,
    version,
    memberId,
    phase,
    status: version ? statusForOrder(history, version.settings, placedAt) : 'member',
    isTester: memberId !== null && testMemberIds.includes(memberId),
    isDevelopment,
  }
}
