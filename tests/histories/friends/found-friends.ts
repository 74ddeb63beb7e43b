// What the database keeps of friends, and what its books hold for them, beside the model.
import { ask } from '../ask.ts'
import type { Player } from '../play.ts'
import { compareFriends, type FoundFriend } from './compare-friends.ts'

interface Row {
  friendId: string
  referrerId: string
  friend: string | null
  referrer: string | null
  state: string
  reasons: string[]
  orderId: string | null
  dueAt: Date | null
  isDecided: boolean
  pointsFriend: number
  pointsReferrer: number
}

export async function compareReferrals({ shop, world, versions, frozen }: Player) {
  const { shopId } = shop.db
  const rows = await ask<Row>(
    `SELECT r.friend_id AS "friendId", r.referrer_id AS "referrerId", f.customer_id AS friend,
      s.customer_id AS referrer, state, reasons, order_id AS "orderId", due_at AS "dueAt",
      decided_by IS NOT NULL AS "isDecided", points_friend AS "pointsFriend",
      points_referrer AS "pointsReferrer"
    FROM referrals r JOIN members f ON f.shop_id = r.shop_id AND f.id = r.friend_id
    JOIN members s ON s.shop_id = r.shop_id AND s.id = r.referrer_id WHERE r.shop_id = $1`,
    [shopId],
  )
  const booked = await ask<{ memberId: string; points: number }>(
    `SELECT coalesce(m.merged_into, m.id) AS "memberId",
      sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
    WHERE t.shop_id = $1 AND key LIKE 'friend\\_%' GROUP BY 1`,
    [shopId],
  )
  const found = rows.map((row): FoundFriend => {
    const { friendId, referrerId, friend, referrer, pointsFriend, pointsReferrer, dueAt } = row
    return {
      ...row,
      friend: friend === null ? null : Number(friend),
      referrer: referrer === null ? null : Number(referrer),
      dueAt: dueAt?.getTime() ?? null,
      given: { friend: pointsFriend, referrer: pointsReferrer },
      memberIds: { friend: friendId, referrer: referrerId },
    }
  })
  // Of whoever was forgotten an order stays nobody's, whoever it is given to later.
  const orders = world.orders.filter((order) => !frozen.has(String(order.id)))
  const customers = [...world.everyone.keys()].filter((id) => !world.gone.has(id))
  return compareFriends({
    world: { ...world, orders, customers },
    versions,
    rows: found,
    booked: new Map(booked.map(({ memberId, points }) => [memberId, points])),
  })
}
