// A member's orders settled again, since what the member is to the program has changed: a few at
// once, the rest by a job.
import type { ShopTx } from '../../../db.server.ts'
import { enqueue } from '../../../queue.server.ts'
import { settleAgain } from '../settle-orders.server.ts'
import { lockOrders } from '../stored-orders.server.ts'

const mostAtOnce = 25
// An order that was being settled meanwhile could not know. Whoever has just bought and joins from
// the page of thanks waits for it: it is looked for when most transactions have ended, and once
// more when the longest cannot live any more.
const stragglersMs = { soon: 3_000, late: 40_000 }

export interface OrdersOfMember {
  memberId: string
  /** Orders placed from then on. */
  since: Date
  /** Order ids up to this one are done. */
  after?: string
}

export interface PickedOrders {
  orderIds: string[]
  /** Where to go on; null where nothing is left. */
  next: string | null
}

/** The next few orders, locked: orders come before members in everything that locks both. */
export async function pickOrders(
  tx: ShopTx,
  { memberId, since, after = '' }: OrdersOfMember,
): Promise<PickedOrders> {
  // What is parked is settled when it is taken up again.
  const rows = await tx.sql<{ id: string }>`
    SELECT id FROM orders WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid
      AND processed_at >= ${since} AND parked_reason IS NULL AND id > ${after}
    ORDER BY id LIMIT ${mostAtOnce}::int`
  const orderIds = rows.map((row) => row.id)
  await lockOrders(tx, orderIds)
  return { orderIds, next: orderIds.length === mostAtOnce ? (orderIds.at(-1) ?? null) : null }
}

/** @returns where to go on; null where nothing is left. */
export async function resettleMember(
  tx: ShopTx,
  orders: OrdersOfMember & { now: Date },
): Promise<string | null> {
  const { orderIds, next } = await pickOrders(tx, orders)
  await settleAgain(tx, orderIds, orders.now)
  return next
}

/** @param next where the rest begins; null where only stragglers are to be looked for. */
export async function askResettlement(
  tx: ShopTx,
  { memberId, since }: OrdersOfMember,
  next: string | null,
): Promise<void> {
  const { shopId } = tx
  const payload = { shopId, memberId, since: since.toISOString() }
  const key = `resettle/${shopId}/${memberId}`
  if (next !== null) await enqueue(tx, 'resettle_member', payload, { key })
  for (const [when, ms] of Object.entries(stragglersMs)) {
    const runAt = new Date(Date.now() + ms)
    await enqueue(tx, 'resettle_member', payload, { key: `${key}/${when}`, runAt })
  }
}
