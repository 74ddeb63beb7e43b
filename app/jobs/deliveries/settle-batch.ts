// One batch of one shop's deliveries in one transaction. If it fails for a reason of its own it is
// halved until the delivery that cannot be settled stands alone; that one is parked with the
// reason.
import { forShop, type ShopDb, type ShopTx } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { noteCountries } from '../../loyalty/membership/note-countries.server.ts'
import { enrollAll } from '../../loyalty/settlement/enroll.server.ts'
import { requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import { settleOrders } from '../../loyalty/settlement/settle-orders.server.ts'
import { lockIdleOrders, parkOrder } from '../../loyalty/settlement/stored-orders.server.ts'
import {
  claimDeliveries,
  finishDeliveries,
  listWaiting,
  setAside,
} from './claim-deliveries.server.ts'
import { describeFailure, isNoText, isPassing } from './failure.ts'
import { type Read, readDeliveries, readDelivery } from './read-delivery.ts'
import type { ShopAtWork } from './shop-at-work.ts'

/** Some hundreds: round trips hardly count any more, and the locks stay few. */
export const batchSize = 800

/** @returns how many deliveries were done. */
export async function settleShop({ shopId }: ShopAtWork, now: Date): Promise<number> {
  const shop = forShop(shopId)
  try {
    return await shop.transaction((tx) => settleBatch(tx, null, now))
  } catch (error) {
    if (isPassing(error)) throw error
    return settleParts(shop, await listWaiting(shop, batchSize), now)
  }
}

async function settleBatch(tx: ShopTx, among: string[] | null, now: Date): Promise<number> {
  // What is not on disk yet when the database falls is waiting again, with its deliveries (113).
  await tx.sql`SELECT ${tx.shopId}::int AS shop_id, set_config('synchronous_commit', 'off', true)`
  const claimed = readDeliveries(await claimDeliveries(tx, { among, limit: batchSize }))
  const heard = among ? claimed : await leaveBusy(tx, claimed)
  const readable = heard.filter((one) => one.about !== 'unreadable')
  const joined = heard.flatMap((one) => (one.about === 'customer' ? [one.joined] : []))
  const lives = heard.flatMap((one) => (one.about === 'customer' ? (one.lives ?? []) : []))
  const changed = heard.flatMap((one) => (one.about === 'change' ? [one.orderId] : []))
  const snapshots = heard.flatMap((one) => (one.about === 'order' ? [one.snapshot] : []))
  const deleted = heard.flatMap((one) => (one.about === 'deletion' ? [one.orderId] : []))
  // Before members are locked: other batches wait for them until this one is through.
  await finishDeliveries(
    tx,
    readable.map((one) => one.webhookId),
    now,
  )
  await settleOrders(tx, { snapshots, deleted, now })
  await enrollAll(tx, joined, now)
  await noteCountries(tx, lives)
  await requestFetches(tx, changed, now)
  for (const one of heard) {
    if (one.about !== 'unreadable') continue
    const { webhookId, reason } = one
    await setAside(tx, { webhookId, state: 'unreadable', reason }, now)
  }
  return heard.length
}

/** Orders that somebody else is settling are left to a later pass instead of waited for. */
async function leaveBusy(tx: ShopTx, heard: Read[]): Promise<Read[]> {
  const orderIds = heard.flatMap((one) => (one.about === 'order' ? [one.snapshot.orderId] : []))
  const busy = await lockIdleOrders(tx, orderIds)
  if (busy.size === 0) return heard
  return heard.filter((one) => one.about !== 'order' || !busy.has(one.snapshot.orderId))
}

async function settleParts(shop: ShopDb, webhookIds: string[], now: Date): Promise<number> {
  if (webhookIds.length === 0) return 0
  try {
    return await shop.transaction((tx) => settleBatch(tx, webhookIds, now))
  } catch (error) {
    if (isPassing(error)) throw error
    const [only] = webhookIds
    if (webhookIds.length === 1 && only) return park(shop, only, error, now)
    const middle = Math.ceil(webhookIds.length / 2)
    const first = await settleParts(shop, webhookIds.slice(0, middle), now)
    return first + (await settleParts(shop, webhookIds.slice(middle), now))
  }
}

async function park(shop: ShopDb, webhookId: string, error: unknown, now: Date): Promise<number> {
  if (isNoText(error)) {
    await setAside(shop, { webhookId, state: 'unreadable', reason: 'the body is no text' }, now)
    return 1
  }
  const reason = describeFailure(error)
  log.error({ shopId: shop.shopId, webhookId, err: error }, 'a delivery could not be settled')
  await shop.transaction(async (tx) => {
    const orderId = await findOrderOf(tx, webhookId)
    await setAside(tx, { webhookId, state: 'parked', reason }, now)
    if (orderId) await parkOrder(tx, orderId, reason)
  })
  return 1
}

/** The order that the delivery is about, if that much can be said. */
async function findOrderOf(tx: ShopTx, webhookId: string): Promise<string | null> {
  const where = { shopId_webhookId: { shopId: tx.shopId, webhookId } }
  const { topic, body } = await tx.db.delivery.findUniqueOrThrow({ where })
  const heard = readDelivery(topic, body && Buffer.from(body).toString('utf8'))
  return heard.about === 'order' ? heard.snapshot.orderId : null
}
