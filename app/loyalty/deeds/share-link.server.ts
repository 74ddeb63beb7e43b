// A member's own link: a token that says nothing about them, made when they ask for it.
import { randomBytes } from 'node:crypto'
import type { ShopTx } from '../../db.server.ts'

/** 60 bits, in letters and digits that a message does not break. */
const newToken = () => randomBytes(8).toString('base64url').replace(/[-_]/g, 'x').slice(0, 10)

/** @returns the member's token, the same every time. */
export async function requireShareLink(
  tx: ShopTx,
  { memberId, now }: { memberId: string; now: Date },
): Promise<string> {
  await tx.sql`
    INSERT INTO share_links (shop_id, member_id, token, made_at)
    VALUES (${tx.shopId}, ${memberId}::uuid, ${newToken()}, ${now}::timestamptz)
    ON CONFLICT (shop_id, member_id) DO NOTHING RETURNING 1 AS one`
  const where = { shopId_memberId: { shopId: tx.shopId, memberId } }
  return (await tx.db.shareLink.findUniqueOrThrow({ where })).token
}

/** @returns whose link it is now, after any merging; null for one that nobody has. */
export async function findSharer(tx: ShopTx, token: string): Promise<string | null> {
  const [row] = await tx.sql<{ memberId: string }>`
    SELECT coalesce(m.merged_into, m.id)::text AS "memberId" FROM share_links s
    JOIN members m ON m.shop_id = s.shop_id AND m.id = s.member_id
    WHERE s.shop_id = ${tx.shopId} AND s.token = ${token}`
  return row?.memberId ?? null
}
