// Disputes that were lost, and lost ones that were won after all: no webhook about the order tells
// of them. Orders that we know otherwise are asked for, and so settled like all others.
import { addDays } from '../../loyalty/kernel/time.ts'
import { requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import { listChargedBack } from '../../shopify/admin/compare/list-charged-back.ts'
import { visibleSince } from '../../shopify/visible-since.server.ts'
import { type Counted, mostLookedAt } from './counted.ts'
import type { Sweep } from './sweep-orders.ts'

/** Banks take disputes up to 540 days after a payment, and need some months to decide. */
const longestDays = 720

export async function sweepDisputes(sweep: Sweep, domain: string): Promise<Counted> {
  const { shop, admin, now } = sweep
  const since = later(await visibleSince(domain, now), addDays(now, -longestDays))
  const listed = new Set<string>()
  let isWhole = true
  for await (const page of listChargedBack(admin, since)) {
    for (const id of page) listed.add(id)
    isWhole = listed.size < mostLookedAt
    if (!isWhole) break
  }
  const ids = [...listed]
  const differing = await shop.sql<{ id: string }>`
    SELECT id FROM orders WHERE shop_id = ${shop.shopId} AND id = ANY(${ids}::text[])
      AND coalesce(inputs #>> '{observed,chargeback,isLost}', 'false') = 'false'
    UNION ALL
    SELECT id FROM orders WHERE shop_id = ${shop.shopId} AND processed_at > ${since}
      AND inputs #>> '{observed,chargeback,isLost}' = 'true'
      AND ${isWhole} AND id <> ALL(${ids}::text[])`
  const wanted = differing.map(({ id }) => id)
  await requestFetches(shop, wanted, now)
  return { compared: listed.size, differing: wanted.length }
}

const later = (one: Date, other: Date) => (one > other ? one : other)
