// A member's own code, the friends whom they sent, and whether somebody sent them.
import type { ShopTx } from '../../../db.server.ts'
import type { ReferralState } from '../../referrals/referral.ts'
import { friendState, type OwnFriends } from './public-friends.ts'

const newestFriends = 10

interface SideRow {
  memberId: string
  isFriend: boolean
  at: Date
  state: ReferralState
  points: number
}

/** By member; only those of whom there is something to tell. */
export async function readFriends(
  shop: ShopTx,
  memberIds: string[],
): Promise<ReadonlyMap<string, OwnFriends>> {
  const codes = await shop.sql<{ memberId: string; code: string }>`
    SELECT DISTINCT ON (m.id) m.id::text AS "memberId", c.code
    FROM unnest(${memberIds}::uuid[]) m (id)
    JOIN referral_codes c ON c.shop_id = ${shop.shopId}
      AND c.member_id = ANY (identities(${shop.shopId}::int, m.id))
    ORDER BY m.id, c.made_at, c.code`
  const rows = await shop.sql<SideRow>`
    SELECT m.id::text AS "memberId", r.friend_id = m.id AS "isFriend", r.came_at AS at, r.state,
      CASE WHEN r.state <> 'held' THEN 0 WHEN r.friend_id = m.id THEN r.points_friend
        ELSE r.points_referrer END AS points
    FROM unnest(${memberIds}::uuid[]) m (id) CROSS JOIN LATERAL (
      (SELECT * FROM referrals WHERE shop_id = ${shop.shopId} AND friend_id = m.id)
      UNION ALL
      (SELECT * FROM referrals
        WHERE shop_id = ${shop.shopId} AND referrer_id = m.id AND friend_id <> m.id
        ORDER BY came_at DESC, friend_id LIMIT ${newestFriends})) r
    ORDER BY r.came_at DESC, r.friend_id`
  const byCode = new Map(codes.map(({ memberId, code }) => [memberId, code]))
  const byMember = Map.groupBy(rows, ({ memberId }) => memberId)
  const known = new Set([...byCode.keys(), ...byMember.keys()])
  return new Map([...known].map((id) => [id, ownFriends(byCode.get(id), byMember.get(id) ?? [])]))
}

function ownFriends(code: string | undefined, rows: SideRow[]): OwnFriends {
  const told = ({ state, points }: SideRow) => ({ state: friendState(state), points })
  const invited = rows.find(({ isFriend }) => isFriend)
  return {
    friends: {
      code: code ?? null,
      sent: rows
        .filter(({ isFriend }) => !isFriend)
        .map((row) => ({ at: row.at.toISOString(), ...told(row) })),
      ...(invited ? { invited: told(invited) } : {}),
    },
  }
}
