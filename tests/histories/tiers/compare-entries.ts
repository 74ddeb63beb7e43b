// What members were given for reaching tiers, as the books have it, beside what the model says.
import { ask } from '../ask.ts'
import type { Values } from '../model.ts'
import type { Player } from '../play.ts'
import { type Entry, entriesOf } from './model-entries.ts'

interface Row extends Entry {
  customer: string
}

interface Sum {
  customer: string
  points: number
}

export async function compareEntries(player: Player, values: Values): Promise<string[]> {
  const { shop, world, versions } = player
  const { shopId } = shop.db
  const rows = await ask<Row>(
    `SELECT m.customer_id AS customer, data->>'tierId' AS tier,
      (extract(epoch FROM f.occurred_at) * 1000)::float8 AS at, t.amount::int AS points
    FROM facts f JOIN members m ON m.shop_id = f.shop_id AND m.id = f.member_id
    JOIN transfers t ON t.shop_id = f.shop_id
      AND t.reference = 'event/' || split_part(f.key, '/', 2) || '/' || (data->>'key')
    WHERE f.shop_id = $1 AND kind = 'tier_entry' AND NOT data ? 'takenAt'`,
    [shopId],
  )
  const booked = await ask<Sum>(
    `SELECT m.customer_id AS customer,
      sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers t JOIN members o ON o.shop_id = t.shop_id AND o.id = t.member_id
    JOIN members m ON m.shop_id = t.shop_id AND m.id = coalesce(o.merged_into, o.id)
    WHERE t.shop_id = $1 AND key LIKE 'tier/%' GROUP BY 1`,
    [shopId],
  )
  return [...world.everyone.keys()].flatMap((customer) => {
    if (world.gone.has(customer)) return []
    const isTheirs = (one: { customer: string }) => one.customer === String(customer)
    const theirs = rows.filter(isTheirs)
    const sum = booked.find(isTheirs)?.points ?? 0
    const placed = world.orders
      .filter((order) => order.customer === customer && values.worths.has(order.id))
      .sort((a, b) => a.placedAt - b.placedAt || (String(a.id) < String(b.id) ? -1 : 1))
      .map((order) => ({ placedAt: order.placedAt, sums: values.sumsAt(order, world.now) }))
    const due = entriesOf(placed, versions, world.timeZone)
    return [
      ...(due ? differences(customer, theirs, due) : []),
      ...(sum === theirs.reduce((all, { points }) => all + points, 0)
        ? []
        : [`customer ${customer} has ${sum} for tiers, which is not what was given`]),
    ]
  })
}

/** Which order brought it may have changed since: what was given for the other one stays. */
function differences(customer: number, found: Entry[], due: Entry[]): string[] {
  const told = (all: Entry[]) =>
    all
      .map(({ tier, points }) => `${tier} ${points}`)
      .sort()
      .join(', ')
  const [one, other] = [told(found), told(due)]
  return one === other ? [] : [`customer ${customer} was given for ${one}; should for ${other}`]
}
