// A line of an order, with what each discount took off it.
import type { LineDiscount, OrderLine } from '../../loyalty/kernel/facts.ts'
import { digitsOf } from '../gid.ts'
import type { DiscountPayload, LinePayload } from './order-payload.ts'
import type { ReadMoney } from './read-minor.ts'

/** @param applications the order's discounts: what a line was allotted names one by its place. */
export function translateLine(
  line: LinePayload,
  applications: DiscountPayload[],
  money: ReadMoney,
): OrderLine {
  const listedMinor = money(line.price, 'line_items.price') * line.quantity
  const discounts = discountsOf(line, applications, money)
  const amountMinor = listedMinor - discounts.reduce((sum, one) => sum + one.amountMinor, 0)
  return {
    id: digitsOf(line.admin_graphql_api_id),
    title: line.title,
    productId: line.product_id ?? null,
    variantId: line.variant_id ?? null,
    quantity: line.quantity,
    currentQuantity: line.current_quantity ?? line.quantity,
    listedMinor,
    ...(discounts.length > 0 ? { discounts } : {}),
    amountMinor,
    taxMinor: line.tax_lines.reduce((sum, { price }) => sum + money(price, 'tax_lines.price'), 0),
    isGiftCard: line.gift_card,
  }
}

function discountsOf(
  { discount_allocations: allocations, total_discount: ownDiscount }: LinePayload,
  applications: DiscountPayload[],
  money: ReadMoney,
): LineDiscount[] {
  const discounts = allocations
    // No source promises an order of them.
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((one) => ({
      amountMinor: money(one.amount, 'discount_allocations.amount'),
      ...natureOf(applications[placeOf(one)]),
    }))
    .filter(({ amountMinor }) => amountMinor !== 0)
  // Discounts set on the line itself are among the allocations, but on old orders only here.
  const allottedMinor = discounts.reduce((sum, one) => sum + one.amountMinor, 0)
  const unallottedMinor = money(ownDiscount, 'total_discount') - allottedMinor
  if (unallottedMinor <= 0) return discounts
  return [...discounts, { amountMinor: unallottedMinor, reach: 'line', code: null }]
}

const placeOf = (allocation: LinePayload['discount_allocations'][number]) =>
  allocation.discount_application_index ?? 0

/** Spread over all lines: the order's. For some of them, or for each of them: the line's. */
function natureOf(application: DiscountPayload | undefined): Omit<LineDiscount, 'amountMinor'> {
  if (!application) return { reach: 'order', code: null }
  const { allocation_method: method, target_selection: target, code } = application
  return { reach: method === 'across' && target === 'all' ? 'order' : 'line', code: code ?? null }
}
