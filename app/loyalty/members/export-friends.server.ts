// What a member's export says of friends: their own code, and referrals from their side.
import type { ShopTx } from '../../db.server.ts'

export interface FriendsExport {
  /** By which friends name them; null: they never asked for one. */
  referralCode: string | null
  /** As the friend who came, or as the member who sent one; the other is not named. */
  referrals: { as: 'friend' | 'referrer'; state: string; cameAt: string; points: number }[]
}

/** @param memberIds under which they were known. */
export async function exportFriends(
  { shopId, db }: ShopTx,
  memberIds: string[],
): Promise<FriendsExport> {
  const theirs = { in: memberIds }
  const [code, rows] = await Promise.all([
    db.referralCode.findFirst({
      where: { shopId, memberId: theirs },
      orderBy: { madeAt: 'asc' },
    }),
    db.referral.findMany({
      where: { shopId, OR: [{ friendId: theirs }, { referrerId: theirs }] },
      orderBy: { cameAt: 'asc' },
    }),
  ])
  return {
    referralCode: code?.code ?? null,
    referrals: rows.map(({ friendId, state, cameAt, pointsFriend, pointsReferrer }) => {
      const isFriend = memberIds.includes(friendId)
      const points = isFriend ? pointsFriend : pointsReferrer
      return { as: isFriend ? 'friend' : 'referrer', state, cameAt: cameAt.toISOString(), points }
    }),
  }
}
