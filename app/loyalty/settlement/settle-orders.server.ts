// Settles any number of orders of one shop in one transaction and a handful of statements: orders
// are locked first, then members, each in sorted order. What follows is read under these locks,
// decided purely, and written set-wise.
import type { ShopTx } from '../../db.server.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { extendIdleLots } from '../ledger/extend-idle-lots.server.ts'
import { lockMembers } from '../ledger/lock-members.server.ts'
import { post } from '../ledger/post.server.ts'
import { chooseSnapshots, type Told } from './choose-snapshots.ts'
import { losersOf } from './differences.ts'
import { markCodesUsed } from './mark-codes-used.server.ts'
import type { OrderCase, SettledOrder } from './order-case.ts'
import { planTransfers } from './plan-transfers.server.ts'
import type { Lot } from './purse.ts'
import { readDebts, readLots } from './read-books.server.ts'
import { requestFetches } from './request-fetches.server.ts'
import { returnSpent } from './returns/return-spent.server.ts'
import { settle } from './settle.ts'
import { lockOrders, readStoredOrders, writeOrders } from './stored-orders.server.ts'
import { type ShopOfOrders, valueOrders } from './value-orders.server.ts'

export interface OrdersToSettle {
  snapshots: OrderSnapshot[]
  /** Who told us: an answer to a fetch wins where two states have the same stamp. */
  source?: Told
  now: Date
}

/** @returns how many orders had news and now agree with their newest state. */
export async function settleOrders(tx: ShopTx, request: OrdersToSettle): Promise<number> {
  const { snapshots, source = 'webhook', now } = request
  if (snapshots.length === 0) return 0
  const orderIds = [...new Set(snapshots.map((one) => one.orderId))].sort()
  await lockOrders(tx, orderIds)
  const shop = await holdShop(tx)
  const stored = await readStoredOrders(tx, orderIds)
  // A forgotten member's books are closed: what Shopify says of the order now, without its customer
  // or with them, neither takes from the tombstone nor makes a member of them again.
  const told = snapshots.filter(({ orderId }) => !stored.get(orderId)?.isForgotten)
  const { news, unclear } = chooseSnapshots(told, stored, source)
  await requestFetches(tx, unclear, now)
  if (news.length === 0) return 0
  const cases = await valueOrders(tx, { news, stored, shop, now })
  await book(tx, cases, now)
  await markCodesUsed(tx, news, now)
  await returnSpent(tx, cases, now)
  return news.length
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
  const cases = await valueOrders(tx, { news, stored, shop, now })
  // What is booked for the first time is said as if the order came only now.
  const said = cases.map((one) => (one.books.standings.length > 0 ? one : { ...one, before: null }))
  await book(tx, said, now)
}

async function book(tx: ShopTx, cases: OrderCase[], now: Date): Promise<void> {
  const purses = await readPurses(tx, cases)
  const settled = settleAll(cases, purses, now)
  const posted = await post(tx, await planTransfers(tx, settled), now)
  if (!posted.ok)
    throw new Error(`an order was booked otherwise before: ${JSON.stringify(posted.refusal)}`)
  await writeOrders(tx, cases, now)
  await extendIdleLots(tx, cases.flatMap(activeIn), now)
  await showWaiting(tx, cases)
}

/** Who has an order that earns is active. */
function activeIn({ evaluation }: OrderCase): string[] {
  return evaluation.effects.map((effect) => effect.memberId)
}

/** What waits for somebody is shown to them, although nothing of it is booked. */
async function showWaiting(tx: ShopTx, cases: OrderCase[]): Promise<void> {
  const waiting = cases.filter((one) => one.evaluation.waiting).map((one) => one.memberId)
  if (waiting.length === 0) return
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT member_id FROM member_states
      WHERE shop_id = ${tx.shopId} AND member_id = ANY(${waiting}::uuid[])
      ORDER BY member_id FOR NO KEY UPDATE) RETURNING 1 AS one`
}

/** The shop cannot be erased while its orders are being settled. */
async function holdShop(tx: ShopTx): Promise<ShopOfOrders> {
  const [shop] = await tx.sql<{ timeZone: string | null; isDevelopment: boolean }>`
    SELECT id AS shop_id, time_zone AS "timeZone", is_development AS "isDevelopment"
    FROM shops WHERE id = ${tx.shopId} FOR KEY SHARE`
  if (!shop) throw new Error(`shop ${tx.shopId} is no more`)
  return { timeZone: shop.timeZone ?? 'UTC', isDevelopment: shop.isDevelopment }
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
    const { moves, lots, debts } = settle({
      orderId: order.snapshot.orderId,
      worths: order.evaluation.effects,
      standings: order.books.standings,
      lots: [...memberIds].flatMap((id) => purses.lots.get(id) ?? []),
      debts: purses.debts,
      shortfall: order.settings?.shortfall ?? 'clamp',
      now,
    })
    // The next order of the same member finds the lots as this one leaves them.
    for (const [memberId, left] of Map.groupBy(lots, (lot) => lot.memberId)) {
      purses.lots.set(memberId, left)
    }
    for (const [memberId, debt] of debts) purses.debts.set(memberId, debt)
    return { order, moves }
  })
}
