// Repairs: what somebody had mended from the Health page, for its history.
import type { ShopTx } from './db.server.ts'

export interface Repair {
  kind: string
  /** What it was about: an order's id, a redemption's, a delivery's. */
  subject: string
  /** Names and ids for the history's line; never personal data. */
  detail: Record<string, string>
  askedBy: string
}

export async function recordRepair(tx: ShopTx, repair: Repair, now: Date): Promise<void> {
  const { kind, subject, detail, askedBy } = repair
  await tx.sql`
    INSERT INTO repairs (shop_id, kind, subject, detail, asked_by, asked_at)
    VALUES (${tx.shopId}, ${kind}, ${subject}, ${JSON.stringify(detail)}::jsonb, ${askedBy}, ${now})
    RETURNING id`
}
