// What members have reached, as the database keeps it, beside what the model says.
import { ask } from '../ask.ts'
import { mayBeUnknown } from '../model.ts'
import type { Player } from '../play.ts'
import { differencesOf, type Reached, reachedBy } from './model-challenges.ts'

interface Row extends Reached {
  customer: string
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
  const orders = world.orders.filter((order) => !frozen.has(String(order.id)))
  return [...world.everyone.keys()].flatMap((customer) => {
    const isGone = world.gone.has(customer)
    const theirs = rows.filter((row) => row.customer === String(customer))
    const due = reachedBy(customer, { ...world, orders }, versions, (order) =>
      mayBeUnknown(order, versions, campaigns),
    )
    return isGone || due === null ? [] : differencesOf(customer, theirs, due)
  })
}
