// Referrals as they are kept: one row for each friend.
import type { ShopTx } from '../../db.server.ts'
import type { ReferralRow } from './referral.ts'

const rowKeys = { shopId: true, tryAt: true, concludedAt: true } as const

export async function findReferral(tx: ShopTx, friendId: string): Promise<ReferralRow | null> {
  const { shopId } = tx
  const row = await tx.db.referral.findUnique({
    where: { shopId_friendId: { shopId, friendId } },
    omit: rowKeys,
  })
  return row as ReferralRow | null
}

export async function listReferralsOf(
  tx: ShopTx,
  friendIds: string[],
): Promise<Map<string, ReferralRow>> {
  const rows = await tx.db.referral.findMany({
    where: { shopId: tx.shopId, friendId: { in: friendIds } },
    omit: rowKeys,
  })
  return new Map(rows.map((row) => [row.friendId, row as ReferralRow]))
}

/** What both sides are shown changes with it. */
export async function writeReferral(
  tx: ShopTx,
  row: ReferralRow,
  {
    concludedAt = null,
    tryAt = row.dueAt,
  }: { concludedAt?: Date | null; tryAt?: Date | null } = {},
): Promise<void> {
  const { shopId } = tx
  const { friendId, referrerId } = row
  const data = { ...row, concludedAt, tryAt }
  await tx.db.referral.upsert({
    where: { shopId_friendId: { shopId, friendId } },
    create: { shopId, ...data },
    update: data,
  })
  await touch(tx, [friendId, referrerId])
}

export async function dropReferral(
  tx: ShopTx,
  { friendId, referrerId }: Pick<ReferralRow, 'friendId' | 'referrerId'>,
): Promise<void> {
  await tx.sql`DELETE FROM referrals
    WHERE shop_id = ${tx.shopId} AND friend_id = ${friendId}::uuid RETURNING 1 AS one`
  await touch(tx, [friendId, referrerId])
}

async function touch(tx: ShopTx, memberIds: string[]): Promise<void> {
  await tx.sql`
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT member_id FROM member_states
      WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])
      ORDER BY member_id FOR NO KEY UPDATE) RETURNING 1 AS one`
}
