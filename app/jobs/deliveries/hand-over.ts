// Topics that are about neither orders nor customers go to their handler one by one, outside of any
// transaction of ours. A delivery may be handed over twice, never dropped.
import { forShop, type ShopDb } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { UnreadableError } from '../../shopify/webhooks/unreadable-error.ts'
import { setAside, takeDelivery } from './claim-deliveries.server.ts'
import { describeFailure } from './failure.ts'
import { handleTopic } from './handle-topic.ts'
import { settledTopics } from './read-delivery.ts'
import type { ShopAtWork } from './shop-at-work.ts'

const mostAtOnce = 20
const mostAttempts = 8
/** How long one hand-over may take, and the pause after a failed one. */
const leaseSeconds = 30

interface Leased {
  place: number
  webhookId: string
  topic: string
  triggeredAt: Date | null
  attempts: number
  body: Uint8Array | null
}

/** @returns how many deliveries were done or set aside. */
export async function handOver(shop: ShopAtWork, now: Date): Promise<number> {
  const bound = forShop(shop.shopId)
  let done = 0
  for (const delivery of await lease(bound)) {
    if (await handOverOne(shop, delivery, now)) done += 1
  }
  return done
}

/** By the database's clock: business time may jump, a lease must not. */
function lease(shop: ShopDb): Promise<Leased[]> {
  return shop.sql<Leased>`
    WITH leased AS (
      UPDATE waiting_deliveries SET tried_at = clock_timestamp(), attempts = attempts + 1
      WHERE shop_id = ${shop.shopId} AND seq IN (
        SELECT seq FROM waiting_deliveries
        WHERE shop_id = ${shop.shopId} AND topic <> ALL(${settledTopics}::text[])
          AND (tried_at IS NULL
            OR tried_at < clock_timestamp() - make_interval(secs => ${leaseSeconds}::int))
        ORDER BY seq LIMIT ${mostAtOnce}::int FOR UPDATE SKIP LOCKED)
      RETURNING seq, webhook_id, attempts)
    SELECT leased.seq::float8 AS place, d.webhook_id AS "webhookId", d.topic,
      d.triggered_at AS "triggeredAt", leased.attempts, d.body
    FROM leased CROSS JOIN LATERAL (SELECT * FROM deliveries
      WHERE shop_id = ${shop.shopId} AND webhook_id = leased.webhook_id OFFSET 0) d
    ORDER BY leased.seq`
}

async function handOverOne(shop: ShopAtWork, delivery: Leased, now: Date): Promise<boolean> {
  const bound = forShop(shop.shopId)
  const { place, webhookId, topic, triggeredAt, body, attempts } = delivery
  try {
    await handleTopic(shop, { topic, triggeredAt, body: body ?? new Uint8Array() }, { now })
    await takeDelivery(bound, place)
    return true
  } catch (error) {
    const isUnreadable = error instanceof UnreadableError
    if (!isUnreadable && attempts < mostAttempts) {
      log.warn({ shopId: shop.shopId, topic, attempts, err: error }, 'a delivery is tried again')
      return false
    }
    const trouble = isUnreadable ? 'unreadable' : 'parked'
    const reason = describeFailure(error)
    await bound.transaction(async (tx) => {
      if (await takeDelivery(tx, place)) await setAside(tx, { webhookId, trouble, reason }, now)
    })
    return true
  }
}
