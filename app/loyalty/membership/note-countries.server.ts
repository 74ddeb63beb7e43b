// In which country customers live, as it was told last: of an address nothing else is kept.
import type { ShopTx } from '../../db.server.ts'
import type { CustomerLives } from '../kernel/facts.ts'

/** What is older than what is known changes nothing. A reward may be for those who live there. */
export async function noteCountries(tx: ShopTx, told: CustomerLives[]): Promise<void> {
  if (told.length === 0) return
  const newest = [...Map.groupBy(told, ({ customerId }) => customerId).values()].map((all) =>
    all.reduce((one, other) => (other.at > one.at ? other : one)),
  )
  await tx.sql`
    WITH told AS (
      SELECT m.id, m.country AS was, l.country, l.at
      FROM unnest(${newest.map((one) => one.customerId)}::text[],
        ${newest.map((one) => one.country)}::text[],
        ${newest.map((one) => one.at)}::timestamptz[]) l (customer_id, country, at)
      JOIN members m ON m.shop_id = ${tx.shopId} AND m.customer_id = l.customer_id
      WHERE m.country_at IS NULL OR m.country_at < l.at),
    noted AS (
      UPDATE members m SET country = t.country, country_at = t.at FROM told t
      WHERE m.shop_id = ${tx.shopId} AND m.id = t.id RETURNING m.id)
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId}
      AND member_id IN (SELECT t.id FROM told t JOIN noted USING (id)
        WHERE t.was IS DISTINCT FROM t.country) RETURNING 1 AS one`
}

/** Of two that turned out to be one person, what was told last. */
export async function mergeCountries(
  tx: ShopTx,
  { old, kept }: { old: string; kept: string },
): Promise<void> {
  await tx.sql`
    UPDATE members k SET country = o.country, country_at = o.country_at FROM members o
    WHERE k.shop_id = ${tx.shopId} AND k.id = ${kept}::uuid AND o.shop_id = k.shop_id
      AND o.id = ${old}::uuid AND o.country_at > coalesce(k.country_at, '-infinity')
    RETURNING 1 AS one`
}
