// What members have reached, as the database keeps it, beside what the model says.
import { ask } from '../ask.ts'
import { mayBeUnknown } from '../model.ts'
import type { Player } from '../play.ts'
import { differencesOf, type GivenFor, type Reached, reachedBy } from './model-challenges.ts'

interface Row extends Reached {
  customer: string
}

/** As it is kept; the books' own check holds it to what stands there. */
async function readGivenFor(shopId: number): Promise<GivenFor[]> {
  const rows = await ask<{ referrer: string; at: number; lostAt: number | null }>(
    `SELECT m.customer_id AS referrer, (extract(epoch FROM held_at) * 1000)::float8 AS at,
      (extract(epoch FROM lost_at) * 1000)::float8 AS "lostAt"
    FROM friends_brought b JOIN members m ON m.shop_id = b.shop_id AND m.id = b.referrer_id
    WHERE b.shop_id = $1`,
    [shopId],
  )
  return rows.map((row) => ({ ...row, referrer: Number(row.referrer) }))
}

export async function compareChallenges(player: Player): Promise<string[]> {
  const { shop, world, versions, campaigns, frozen } = player
  const rows = await ask<Row>(
    `SELECT m.customer_id AS customer, challenge_id AS id, period, points,
      (extract(epoch FROM reached_at) * 1000)::float8 AS at
    FROM member_challenges c JOIN members m ON m.shop_id = c.shop_id AND m.id = c.member_id
    WHERE c.shop_id = $1 AND reached_at IS NOT NULL`,
    [shop.db.shopId],
  )
  const friends = await readGivenFor(shop.db.shopId)
  const orders = world.orders.filter((order) => !frozen.has(String(order.id)))
  return [...world.everyone.keys()].flatMap((customer) => {
    const isGone = world.gone.has(customer)
    const theirs = rows.filter((row) => row.customer === String(customer))
    const due = reachedBy(customer, { ...world, orders, friends }, versions, (order) =>
      mayBeUnknown(order, versions, campaigns),
    )
    return isGone || due === null ? [] : differencesOf(customer, theirs, due)
  })
}
