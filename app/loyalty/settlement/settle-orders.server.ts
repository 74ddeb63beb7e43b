// Settles any number of orders of one shop in one transaction and a handful of statements: orders
// are locked first, then members, each in sorted order. What follows is read under these locks,
// decided purely, and written set-wise.
import type { ShopTx } from '../../db.server.ts'
import { evaluate } from '../earning/evaluate.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { lockMembers } from '../ledger/lock-members.server.ts'
import { post } from '../ledger/post.server.ts'
import { listVersions } from '../program/list-versions.server.ts'
import type { ProgramVersion } from '../program/settings.ts'
import { chooseSnapshots, type Told } from './choose-snapshots.ts'
import { losersOf } from './differences.ts'
import { enrollAll } from './enroll.server.ts'
import { markCodesUsed } from './mark-codes-used.server.ts'
import type { KeptInputs, OrderCase, SettledOrder, StoredOrder } from './order-case.ts'
import { planTransfers } from './plan-transfers.server.ts'
import type { Lot } from './purse.ts'
import { readLots, readStandings } from './read-books.server.ts'
import { requestFetches } from './request-fetches.server.ts'
import { settle } from './settle.ts'
import { lockOrders, readStoredOrders, writeOrders } from './stored-orders.server.ts'
import { versionAt } from './version-at.ts'

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
  const timeZone = await holdShop(tx)
  const stored = await readStoredOrders(tx, orderIds)
  // A forgotten member's books are closed: what Shopify says of the order now, without its customer
  // or with them, neither takes from the tombstone nor makes a member of them again.
  const told = snapshots.filter(({ orderId }) => !stored.get(orderId)?.isForgotten)
  const { news, unclear } = chooseSnapshots(told, stored, source)
  await requestFetches(tx, unclear, now)
  if (news.length === 0) return 0
  const cases = await valueOrders(tx, { news, stored, timeZone, now })
  const settled = settleAll(cases, await readPurses(tx, cases), now)
  const posted = await post(tx, await planTransfers(tx, settled), now)
  if (!posted.ok)
    throw new Error(`an order was booked otherwise before: ${JSON.stringify(posted.refusal)}`)
  await writeOrders(tx, cases, now)
  await markCodesUsed(tx, news, now)
  return news.length
}

/** The shop cannot be erased while its orders are being settled. @returns its time zone. */
async function holdShop(tx: ShopTx): Promise<string> {
  const [shop] = await tx.sql<{ timeZone: string | null }>`
    SELECT id AS shop_id, time_zone AS "timeZone" FROM shops WHERE id = ${tx.shopId} FOR KEY SHARE`
  if (!shop) throw new Error(`shop ${tx.shopId} is no more`)
  return shop.timeZone ?? 'UTC'
}

interface News {
  news: OrderSnapshot[]
  stored: Map<string, StoredOrder>
  timeZone: string
  now: Date
}

async function valueOrders(
  tx: ShopTx,
  { news, stored, timeZone, now }: News,
): Promise<OrderCase[]> {
  const versions = await listVersions(tx)
  const members = await enrollAll(tx, news.flatMap(joinedOf), now)
  const books = await readStandings(
    tx,
    news.map((one) => one.orderId).filter((id) => stored.has(id)),
  )
  return news.map((snapshot) => {
    const before = stored.get(snapshot.orderId) ?? null
    const inputs = before?.inputs ?? selectInputs(versions, snapshot, timeZone)
    const memberId =
      snapshot.customerId === null ? null : (members.get(snapshot.customerId) ?? null)
    const version = versions.find(({ number }) => number === inputs.version?.number) ?? null
    const evaluation = evaluate({ ...inputs, version, memberId }, snapshot)
    const standing = books.get(snapshot.orderId) ?? { standings: [], postings: new Map() }
    return { snapshot, before, inputs, memberId, evaluation, books: standing }
  })
}

function joinedOf({ customerId, customerCreatedAt, processedAt }: OrderSnapshot) {
  return customerId === null ? [] : [{ customerId, createdAt: customerCreatedAt ?? processedAt }]
}

function selectInputs(
  versions: ProgramVersion[],
  snapshot: OrderSnapshot,
  timeZone: string,
): KeptInputs {
  const version = versionAt(versions, new Date(snapshot.processedAt))
  return { engine: 1, version: version && { number: version.number }, timeZone }
}

/**
 * Lots by member, read under the members' locks. A batch of orders that are all new only gives,
 * which asks for nothing: its members are locked as they are written.
 */
async function readPurses(tx: ShopTx, cases: OrderCase[]): Promise<Map<string, Lot[]>> {
  const booked = cases.filter((one) => one.books.standings.length > 0)
  if (booked.length === 0) return new Map()
  await lockMembers(tx, [...new Set(cases.flatMap(membersOf))])
  const lots = await readLots(tx, {
    orderIds: booked.map((one) => one.snapshot.orderId),
    memberIds: booked.flatMap((one) => losersOf(one.evaluation.effects, one.books.standings)),
  })
  return Map.groupBy(lots, (lot) => lot.memberId)
}

function membersOf({ books, evaluation }: OrderCase): string[] {
  return [...books.standings, ...evaluation.effects].map((one) => one.memberId)
}

function settleAll(cases: OrderCase[], purses: Map<string, Lot[]>, now: Date): SettledOrder[] {
  return cases.map((order) => {
    const memberIds = new Set(membersOf(order))
    const { moves, lots } = settle({
      orderId: order.snapshot.orderId,
      worths: order.evaluation.effects,
      standings: order.books.standings,
      lots: [...memberIds].flatMap((id) => purses.get(id) ?? []),
      now,
    })
    // The next order of the same member finds the lots as this one leaves them.
    for (const [memberId, left] of Map.groupBy(lots, (lot) => lot.memberId)) {
      purses.set(memberId, left)
    }
    return { order, moves }
  })
}
