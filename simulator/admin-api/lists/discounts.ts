import { discountStatus } from '../../commerce/pricing/discount-rules.ts'
import type { Discount } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { notModelled } from '../errors.ts'
import { type Matcher, matchId, matchInstant, matchText, search } from '../search.ts'

export function discountsConnection(
  call: AdminCall,
  args: ConnectionArguments,
  node: (call: AdminCall, discount: Discount) => unknown,
) {
  const discounts = [...call.shop.discounts.values()]
  const found = search(discounts, args.query as string | null, searchFields(call))
  return connection(found, args, {
    node: (discount) => node(call, discount),
    placeOf: (discount) => [sortValue(discount, String(args.sortKey)), discount.id],
    handled: ['query'],
  })
}

function sortValue(discount: Discount, key: string): string | number {
  if (key === 'ID' || key === 'RELEVANCE') return 0
  if (key === 'TITLE') return discount.title.toLowerCase()
  if (key === 'CREATED_AT') return discount.createdAt
  if (key === 'UPDATED_AT') return discount.updatedAt
  throw notModelled(`sorting discounts by ${key}`)
}

function searchFields({ shop, context }: AdminCall): Record<string, Matcher<Discount>> {
  const now = () => context.clock.now()
  return {
    id: (discount, term) => matchId(discount.id, term),
    title: (discount, term) => matchText(discount.title, term),
    code: (discount, term) => matchText(discount.code, term),
    status: (discount, term) => matchText(discountStatus(discount, now()), term),
    times_used: (discount, term) => matchId(String(discount.usageCount), term),
    starts_at: (discount, term) => matchInstant(discount.startsAt, term, shop.timeZone, now()),
    ends_at: (discount, term) =>
      discount.endsAt !== null && matchInstant(discount.endsAt, term, shop.timeZone, now()),
    text: (discount, term) => matchText(discount.title, term) || matchText(discount.code, term),
  }
}
