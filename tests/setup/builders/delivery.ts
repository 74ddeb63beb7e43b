// Deliveries as the door leaves them, and what has become of one.
import { randomUUID } from 'node:crypto'
import { forShop } from '../../../app/db.server.ts'

export interface StoredDelivery {
  shopId: number
  topic: string
  body: string | Uint8Array
  receivedAt: Date
  webhookId?: string
}

/** @returns its id. */
export async function storeDelivery(given: StoredDelivery): Promise<string> {
  const { shopId, topic, body, receivedAt, webhookId = randomUUID() } = given
  await forShop(shopId).sql`
    WITH stored AS (
      INSERT INTO deliveries (shop_id, webhook_id, topic, received_at, body)
      VALUES (${shopId}, ${webhookId}, ${topic}, ${receivedAt}, ${Buffer.from(body)})
      RETURNING shop_id, seq, webhook_id, topic)
    INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic) SELECT * FROM stored
    RETURNING 1 AS one`
  return webhookId
}

export interface Became {
  state: 'waiting' | 'done' | 'parked' | 'unreadable'
  reason: string | null
}

export async function becameOf(shopId: number, webhookId: string): Promise<Became> {
  const [row] = await forShop(shopId).sql<Became>`
    SELECT reason, coalesce(trouble, CASE WHEN EXISTS (SELECT 1 FROM waiting_deliveries w
      WHERE w.shop_id = d.shop_id AND w.seq = d.seq) THEN 'waiting' ELSE 'done' END) AS state
    FROM deliveries d WHERE shop_id = ${shopId} AND webhook_id = ${webhookId}`
  if (!row) throw new Error(`nobody stored ${webhookId}`)
  return row
}
