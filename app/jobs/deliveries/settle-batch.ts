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
  giveBack,
  listWaiting,
  setAside,
  takeDelivery,
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

async function settleBatch(tx: ShopTx, among: number[] | null, now: Date): Promise<number> {
  // What is not on disk yet when the database falls is waiting again, with its deliveries (113).
  await tx.sql`SELECT ${tx.shopId}::int AS shop_id, set_config('synchronous_commit', 'off', true)`
  const read = readDeliveries(await claimDeliveries(tx, { among, limit: batchSize, now }))
  const heard = among ? read : await leaveBusy(tx, read)
  const joined = heard.flatMap((one) => (one.about === 'customer' ? [one.joined] : []))
  const lives = heard.flatMap((one) => (one.about === 'customer' ? (one.lives ?? []) : []))
  const changed = heard.flatMap((one) => (one.about === 'change' ? [one.orderId] : []))
  const snapshots = heard.flatMap((one) => (one.about === 'order' ? [one.snapshot] : []))
  const deleted = heard.flatMap((one) => (one.about === 'deletion' ? [one.orderId] : []))
  await settleOrders(tx, { snapshots, deleted, now })
  await enrollAll(tx, joined, now)
  await noteCountries(tx, lives)
  await requestFetches(tx, changed, now)
  for (const one of heard) {
    if (one.about !== 'unreadable') continue
    const { webhookId, reason } = one
    await setAside(tx, { webhookId, trouble: 'unreadable', reason }, now)
  }
  return heard.length
}

/** Orders that somebody else is settling are left to a later pass instead of waited for. */
async function leaveBusy(tx: ShopTx, heard: Read[]): Promise<Read[]> {
  const orderIds = heard.flatMap((one) => (one.about === 'order' ? [one.snapshot.orderId] : []))
  const busy = await lockIdleOrders(tx, orderIds)
  if (busy.size === 0) return heard
  const isBusy = (one: Read) => one.about === 'order' && busy.has(one.snapshot.orderId)
  await giveBack(tx, heard.filter(isBusy))
  return heard.filter((one) => !isBusy(one))
}

async function settleParts(shop: ShopDb, places: number[], now: Date): Promise<number> {
  if (places.length === 0) return 0
  try {
    return await shop.transaction((tx) => settleBatch(tx, places, now))
  } catch (error) {
    if (isPassing(error)) throw error
    const [only] = places
    if (places.length === 1 && only) return park(shop, only, error, now)
    const middle = Math.ceil(places.length / 2)
    const first = await settleParts(shop, places.slice(0, middle), now)
    return first + (await settleParts(shop, places.slice(middle), now))
  }
}

async function park(shop: ShopDb, place: number, error: unknown, now: Date): Promise<number> {
  const isText = !isNoText(error)
  const reason = isText ? describeFailure(error) : 'the body is no text'
  const webhookId = await shop.transaction(async (tx) => {
    const taken = await takeDelivery(tx, place)
    if (taken === null) return null
    const orderId = isText ? await findOrderOf(tx, taken) : null
    await setAside(tx, { webhookId: taken, trouble: isText ? 'parked' : 'unreadable', reason }, now)
    if (orderId) await parkOrder(tx, orderId, reason)
    return taken
  })
  if (webhookId === null) return 0
  const { shopId } = shop
  if (isText) log.error({ shopId, webhookId, err: error }, 'a delivery could not be settled')
  return 1
}

/** The order that the delivery is about, if that much can be said. */
async function findOrderOf(tx: ShopTx, webhookId: string): Promise<string | null> {
  const where = { shopId_webhookId: { shopId: tx.shopId, webhookId } }
  const { topic, body } = await tx.db.delivery.findUniqueOrThrow({ where })
  const heard = readDelivery(topic, body && Buffer.from(body).toString('utf8'))
  return heard.about === 'order' ? heard.snapshot.orderId : null
}
