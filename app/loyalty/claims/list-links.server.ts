// The links with what each has given.
import type { ShopTx } from '../../db.server.ts'
import { audienceSchema } from '../kernel/audience/audience.ts'
import type { Link } from './claim-link.ts'

interface Row extends Omit<Link, 'endsAt' | 'endedAt' | 'audience'> {
  endsAt: Date | null
  endedAt: Date | null
  audience: object | null
}

/** Of all, or of one by its id or by the code in its address; the newest first. */
export async function listLinks(
  shop: ShopTx,
  { id = null, code = null }: { id?: string | null; code?: string | null } = {},
): Promise<Link[]> {
  const rows = await shop.sql<Row>`
    SELECT l.id::text, l.code, l.name, l.points, l.ends_at AS "endsAt", l.ended_at AS "endedAt",
      l.budget_points AS "budgetPoints", l.audience, c.members, c.given
    FROM claim_links l CROSS JOIN LATERAL (
      SELECT count(*)::int AS members, coalesce(sum(points), 0)::float8 AS given FROM claims
      WHERE shop_id = l.shop_id AND link_id = l.id) c
    WHERE l.shop_id = ${shop.shopId} AND (${id}::uuid IS NULL OR l.id = ${id}::uuid)
      AND (${code}::text IS NULL OR l.code = ${code}::text)
    ORDER BY l.created_at DESC, l.id`
  return rows.map(({ endsAt, endedAt, audience, ...row }) => ({
    ...row,
    ...readAudience(audience),
    endsAt: endsAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }))
}

/** Checked again, so that a bad one crashes here. */
function readAudience(stored: object | null): Pick<Link, 'audience'> {
  const audience = stored === null ? undefined : audienceSchema.parse(stored)
  return audience ? { audience } : {}
}

/** By the member, or by somebody who was merged into them; null: none of them had it. */
export async function pointsHad(
  shop: ShopTx,
  { linkId, memberId }: { linkId: string; memberId: string },
): Promise<number | null> {
  const [row] = await shop.sql<{ points: number }>`
    SELECT points FROM claims WHERE shop_id = ${shop.shopId} AND link_id = ${linkId}::uuid
      AND member_id = ANY (identities(${shop.shopId}::int, ${memberId}::uuid)) LIMIT 1`
  return row?.points ?? null
}
