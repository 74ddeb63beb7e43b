// Settles any number of orders of one shop in one transaction and a handful of statements: orders
// are locked first, then members, each in sorted order. What follows is read under these locks,
// decided purely, and written set-wise.
import type { ShopTx } from '../../db.server.ts'
import type { OrderDetails, OrderSnapshot, ToldOrder } from '../kernel/facts.ts'
import { extendIdleLots } from '../ledger/extend-idle-lots.server.ts'
import { lockMembers } from '../ledger/lock-members.server.ts'
import { post } from '../ledger/post.server.ts'
import { retimeLots } from '../ledger/retime-lots.server.ts'
import { keepChallengesOf } from './challenges/keep-challenges.server.ts'
import { chooseSnapshots, isOnlyLater, type Told } from './choose-snapshots.ts'
import { markCodesUsed } from './codes/mark-codes-used.server.ts'
import { withDeletions } from './deletion/with-deletions.ts'
import { teaching } from './details/teaching.ts'
import { losersOf } from './differences.ts'
import { touchStatesOf } from './joining/touch-states.server.ts'
import { type OrderCase, type SettledOrder, shortfallOf } from './order-case.ts'
import { planTransfers } from './plan-transfers.server.ts'
import { holdShop } from './program/hold-shop.server.ts'
import type { Lot } from './purse.ts'
import { readDebts, readLots } from './read-books.server.ts'
import { keepReferralsOf } from './referrals/keep-referrals.server.ts'
import { requestFetches } from './request-fetches.server.ts'
import { returnSpent } from './returns/return-spent.server.ts'
import { settle } from './settle.ts'
import { lockOrders, readStoredOrders, touchOrders, writeOrders } from './stored-orders.server.ts'
import { keepTiersOf } from './tiers/keep-tiers.server.ts'
import { type News, type Valued, valueOrders } from './value-orders.server.ts'

export interface OrdersToSettle {
  snapshots: OrderSnapshot[]
  /** Ids of orders that are no more. */
  deleted?: string[]
  /** By order id, where whoever told us told these as well. */
  details?: ReadonlyMap<string, OrderDetails>
  /** Who told us: an answer to a fetch wins where two states have the same stamp. */
  source?: Told
  /** When whoever told the details was asked; left out: now. */
  askedAt?: Date
  now: Date
}

const noDetails: ReadonlyMap<string, OrderDetails> = new Map()

export function detailsOf(orders: ToldOrder[]): Map<string, OrderDetails> {
  return new Map(orders.map(({ snapshot, details }) => [snapshot.orderId, details]))
}

/** @returns how many orders had news and now agree with their newest state. */
export async function settleOrders(tx: ShopTx, request: OrdersToSettle): Promise<number> {
  const { snapshots, deleted = [], details = noDetails, source = 'webhook' } = request
  const { now, askedAt = now } = request
  if (snapshots.length + deleted.length === 0) return 0
  const orderIds = [...new Set([...deleted, ...snapshots.map((one) => one.orderId)])].sort()
  await lockOrders(tx, orderIds)
  const shop = await holdShop(tx)
  const stored = await readStoredOrders(tx, orderIds)
  // A forgotten member's books are closed: what Shopify says of the order now, without its customer
  // or with them, neither takes from the tombstone nor makes a member of them again.
  const isOpen = (orderId: string) => !stored.get(orderId)?.isForgotten
  const told = snapshots.filter(({ orderId }) => isOpen(orderId))
  const { news: newer, unclear } = chooseSnapshots(told, stored, source, {
    tellMore: teaching(details, stored, askedAt),
  })
  await requestFetches(tx, unclear, now)
  const news = withDeletions(newer, stored, { orderIds: deleted.filter(isOpen), at: now })
  // An answer is settled as it is: more may have been learnt with it than the order's state.
  const isTouched = (one: OrderSnapshot) =>
    source === 'webhook' &&
    !details.has(one.orderId) &&
    isOnlyLater(one, stored.get(one.orderId)?.snapshot)
  const { later = [], other = [] } = Object.groupBy(news, (one) =>
    isTouched(one) ? 'later' : 'other',
  )
  await touchOrders(tx, later, now)
  if (other.length > 0) await settleNews(tx, { news: other, details, stored, shop, now, askedAt })
  return news.length
}

async function settleNews(tx: ShopTx, known: News): Promise<void> {
  const { now } = known
  const valued = await valueOrders(tx, known)
  const { told: cases, again } = valued
  await book(tx, [...cases, ...again.map(asFirst)], now)
  await keepMembers(tx, valued, now)
  await markCodesUsed(tx, cases, now)
  await returnSpent(tx, cases, now)
}

/**
 * Settles orders once more as they are known: for whatever changes their worth from outside, such
 * as their member joining in time.
 */
export async function settleAgain(tx: ShopTx, orderIds: string[], now: Date): Promise<void> {
  if (orderIds.length === 0) return
  await lockOrders(tx, [...orderIds].sort())
  const shop = await holdShop(tx)
  const stored = await readStoredOrders(tx, orderIds)
  const news = [...stored.values()].filter((one) => !one.isForgotten).map((one) => one.snapshot)
  if (news.length === 0) return
  const valued = await valueOrders(tx, { news, details: noDetails, stored, shop, now })
  await book(tx, [...valued.told, ...valued.again].map(asFirst), now)
  await keepMembers(tx, valued, now)
}

/** What follows from all orders of a member, and is kept beside them. */
async function keepMembers(tx: ShopTx, valued: Valued, now: Date): Promise<void> {
  const { told, hasTiers, hasSegments, hasFriends, hasChallenges } = valued
  if (hasTiers) await keepTiersOf(tx, told, now)
  if (hasSegments) await touchStatesOf(tx, told)
  if (hasFriends) await keepReferralsOf(tx, told, now)
  if (hasChallenges) await keepChallengesOf(tx, told, now)
}

/** What is booked for the first time is said as if the order came only now. */
function asFirst(order: OrderCase): OrderCase {
  return order.books.standings.length > 0 ? order : { ...order, before: null }
}

async function book(tx: ShopTx, cases: OrderCase[], now: Date): Promise<void> {
  const purses = await readPurses(tx, cases)
  const settled = settleAll(cases, purses, now)
  // Before posting, which locks members: other batches wait for them until this one is through.
  await writeOrders(tx, cases, now)
  const posted = await post(tx, await planTransfers(tx, settled), now)
  if (!posted.ok)
    throw new Error(`an order was booked otherwise before: ${JSON.stringify(posted.refusal)}`)
  await retimeLots(
    tx,
    settled.flatMap((one) => one.retimed),
  )
  await extendIdleLots(tx, cases.flatMap(activeIn), now)
  await showWaiting(tx, cases)
  const lacking = cases.filter((one) => one.lacksDetails).map((one) => one.snapshot.orderId)
  await requestFetches(tx, lacking, now)
}

/** Who has an order that earns is active. */
function activeIn({ evaluation }: OrderCase): string[] {
  return evaluation.effects.map((effect) => effect.memberId)
}

/** What waits for somebody is shown to them, although nothing of it is booked. */
function showWaiting(tx: ShopTx, cases: OrderCase[]): Promise<void> {
  return touchStatesOf(
    tx,
    cases.filter((one) => one.evaluation.waiting),
  )
}

interface Purses {
  lots: Map<string, Lot[]>
  debts: Map<string, number>
}

/**
 * Lots by member, read under the members' locks. A batch of orders that are all new only gives,
 * which asks for nothing: its members are locked as they are written.
 */
async function readPurses(tx: ShopTx, cases: OrderCase[]): Promise<Purses> {
  const booked = cases.filter((one) => one.books.standings.length > 0)
  if (booked.length === 0) return { lots: new Map(), debts: new Map() }
  await lockMembers(tx, [...new Set(cases.flatMap(membersOf))])
  const lots = await readLots(tx, {
    orderIds: booked.map((one) => one.snapshot.orderId),
    memberIds: booked.flatMap((one) => losersOf(one.evaluation.effects, one.books.standings)),
  })
  const standings = booked.flatMap((one) => one.books.standings)
  const owing = standings.filter((one) => one.owed > 0).map((one) => one.memberId)
  return {
    lots: Map.groupBy(lots, (lot) => lot.memberId),
    debts: await readDebts(tx, owing),
  }
}

function membersOf({ books, evaluation }: OrderCase): string[] {
  return [...books.standings, ...evaluation.effects].map((one) => one.memberId)
}

function settleAll(cases: OrderCase[], purses: Purses, now: Date): SettledOrder[] {
  return cases.map((order) => {
    const memberIds = new Set(membersOf(order))
    const { moves, retimed, lots, debts } = settle({
      orderId: order.snapshot.orderId,
      worths: order.evaluation.effects,
      standings: order.books.standings,
      lots: [...memberIds].flatMap((id) => purses.lots.get(id) ?? []),
      debts: purses.debts,
      shortfall: shortfallOf(order),
      now,
    })
    // The next order of the same member finds the lots as this one leaves them.
    for (const [memberId, left] of Map.groupBy(lots, (lot) => lot.memberId)) {
      purses.lots.set(memberId, left)
    }
    for (const [memberId, debt] of debts) purses.debts.set(memberId, debt)
    return { order, moves, retimed }
  })
}
