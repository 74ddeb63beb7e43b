// The tiers that members hold now, for many members at once.
import type { ShopTx } from '../../../db.server.ts'
import type { HeldTier } from '../../program/tiers/held-tier.ts'

type Row = Omit<HeldTier, 'sums'> & HeldTier['sums'] & { memberId: string }

/** @returns only those of whom something counts. */
export async function readTiers(
  shop: ShopTx,
  memberIds: string[],
): Promise<ReadonlyMap<string, HeldTier>> {
  const rows = await shop.sql<Row>`
    SELECT member_id::text AS "memberId", tier_id AS "tierId", since, until,
      spend_minor::float8 AS "spendMinor", points, orders
    FROM member_tiers
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  return new Map(
    rows.map(({ memberId, spendMinor, points, orders, ...held }) => [
      memberId,
      { ...held, sums: { spendMinor, points, orders } },
    ]),
  )
}
