// The causes with what members gave and what was paid, and one with its payments and donations.
import type { ShopTx } from '../../db.server.ts'
import type { Cause, CauseRow } from './cause.ts'
import { type DonationRow, donationsShown } from './donation.ts'
import type { Payment } from './payment.ts'

interface Row extends Omit<CauseRow, 'endedAt'> {
  endedAt: Date | null
}

/** Open ones first, in the order in which they were added; sums of `currency`. */
export async function listCauses(
  shop: ShopTx,
  { currency, id = null }: { currency: string; id?: string | null },
): Promise<CauseRow[]> {
  const rows = await shop.sql<Row>`
    SELECT c.id::text, c.name, c.text, c.url, c.picture_url AS "pictureUrl",
      c.ended_at AS "endedAt", g.members, g.points, g.minor AS "pledgedMinor",
      p.minor AS "paidMinor"
    FROM causes c CROSS JOIN LATERAL (
      SELECT count(DISTINCT r.member_id)::int AS members,
        coalesce(sum(r.points), 0)::float8 AS points,
        coalesce(sum(d.amount_minor), 0)::float8 AS minor
      FROM donations d JOIN redemptions r ON r.shop_id = d.shop_id AND r.id = d.redemption_id
      WHERE d.shop_id = c.shop_id AND d.cause_id = c.id AND d.currency = ${currency}
        AND r.status = 'used') g
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(p.amount_minor), 0)::float8 AS minor FROM cause_payments p
      WHERE p.shop_id = c.shop_id AND p.cause_id = c.id AND p.currency = ${currency}
        AND p.undone_at IS NULL) p
    WHERE c.shop_id = ${shop.shopId} AND (${id}::uuid IS NULL OR c.id = ${id}::uuid)
    ORDER BY c.ended_at IS NOT NULL, c.created_at, c.id`
  return rows.map(({ endedAt, ...row }) => ({ ...row, endedAt: endedAt?.toISOString() ?? null }))
}

export const countCauses = (shop: ShopTx): Promise<number> =>
  shop.db.cause.count({ where: { shopId: shop.shopId } })

/** @returns null where there is no such cause. Ending it waits for the caller's transaction. */
export async function findCause(tx: ShopTx, id: string): Promise<Cause | null> {
  const [row] = await tx.sql<Cause>`
    SELECT id::text, name, text, url, picture_url AS "pictureUrl", ended_at AS "endedAt"
    FROM causes WHERE shop_id = ${tx.shopId} AND id = ${id}::uuid FOR SHARE`
  return row ?? null
}

/** The newest first. */
export function listPayments(shop: ShopTx, causeId: string): Promise<Payment[]> {
  return shop.sql<Payment>`
    SELECT id::text, amount_minor::float8 AS "amountMinor", paid_on::text AS "paidOn", note,
      undone_at IS NOT NULL AS "isUndone"
    FROM cause_payments WHERE shop_id = ${shop.shopId} AND cause_id = ${causeId}::uuid
    ORDER BY paid_on DESC, recorded_at DESC LIMIT 200`
}

/** The newest first. */
export async function listDonations(shop: ShopTx, causeId: string): Promise<DonationRow[]> {
  const rows = await shop.sql<Omit<DonationRow, 'at'> & { at: Date }>`
    SELECT r.id::text AS "redemptionId", m.id::text AS "memberId", m.customer_id AS "customerId",
      r.points, d.amount_minor::float8 AS "amountMinor", r.created_at AS at,
      r.status <> 'used' AS "isCancelled"
    FROM donations d JOIN redemptions r ON r.shop_id = d.shop_id AND r.id = d.redemption_id
    JOIN members m ON m.shop_id = r.shop_id AND m.id = r.member_id
    WHERE d.shop_id = ${shop.shopId} AND d.cause_id = ${causeId}::uuid
    ORDER BY r.created_at DESC, r.id LIMIT ${donationsShown}`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
