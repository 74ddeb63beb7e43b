// The merchant changes what was ordered. Added units count as ordered; removed ones leave a refund
// without a transaction, as Shopify records them, and what is owed settles later. Order discounts
// are not extended to what is added.
import type { SimulatorContext } from '../context.ts'
import type { LineDelta, Order, Shop } from '../state/world.ts'
import { announceEdit } from './announce.ts'
import { requireLine, requireVariant, takeId } from './find.ts'
import { taxOn } from './money.ts'
import { lineFigures } from './order-figures.ts'
import { toLineItem } from './place-order.ts'
import { takeUnits } from './refund-order.ts'
import { CommerceRefusal } from './refusal.ts'

export interface EditInput {
  add?: { variantId: string; quantity: number }[]
  /** The quantity a line should have now; 0 removes it. */
  set?: { lineId: string; quantity: number }[]
}

/** Edits an order and tells the app (orders/edited, orders/updated). @throws CommerceRefusal. */
export function editOrder(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  input: EditInput,
): Order {
  if (order.cancelledAt) {
    throw new CommerceRefusal('order_cancelled', `${order.name} is cancelled`)
  }
  const changes = readChanges(order, input.set ?? [])
  for (const { variantId, quantity } of input.add ?? []) {
    requireVariant(shop, variantId)
    checkQuantity(quantity, 1)
  }
  const removals = changes.filter((change) => change.delta < 0)
  const growth = changes.filter((change) => change.delta > 0)
  if (changes.length === 0 && !input.add?.length) {
    throw new CommerceRefusal('nothing_to_edit', 'the edit changes nothing')
  }
  for (const { lineId, delta } of growth) enlarge(order, lineId, delta)
  const added = (input.add ?? []).map((line) => addLine(shop, order, line))
  remove(context, shop, order, removals)
  order.isEdited = true
  order.updatedAt = context.clock.stamp()
  context.store.touch()
  announceEdit(context, shop, order, { additions: [...growth, ...added], removals })
  return order
}

function readChanges(order: Order, wanted: { lineId: string; quantity: number }[]): LineDelta[] {
  if (new Set(wanted.map((each) => each.lineId)).size < wanted.length) {
    throw new CommerceRefusal('invalid_quantity', 'name each line once')
  }
  return wanted
    .map(({ lineId, quantity }) => {
      checkQuantity(quantity, 0)
      const { currentQuantity } = lineFigures(order, requireLine(order, lineId))
      return { lineId, delta: quantity - currentQuantity }
    })
    .filter((change) => change.delta !== 0)
}

function checkQuantity(quantity: number, least: number): void {
  if (Number.isInteger(quantity) && quantity >= least && quantity <= 10_000) return
  throw new CommerceRefusal('invalid_quantity', `${quantity} is no quantity`)
}

function enlarge(order: Order, lineId: string, delta: number): void {
  const line = requireLine(order, lineId)
  line.quantity += delta
  if (!line.isTaxable) return
  line.taxMinor += taxOn(line.priceMinor * delta, order.taxRateBps, order.taxesIncluded)
}

function addLine(
  shop: Shop,
  order: Order,
  wanted: { variantId: string; quantity: number },
): LineDelta {
  const { product, variant } = requireVariant(shop, wanted.variantId)
  const fullMinor = variant.priceMinor * wanted.quantity
  const isTaxed = variant.isTaxable && !product.isGiftCard
  const line = toLineItem(shop, {
    product,
    variant,
    sellingPlan: null,
    quantity: wanted.quantity,
    fullMinor,
    discountMinor: 0,
    amountMinor: fullMinor,
    allocations: [],
    taxMinor: isTaxed ? taxOn(fullMinor, order.taxRateBps, order.taxesIncluded) : 0,
  })
  order.lines.push(line)
  return { lineId: line.id, delta: wanted.quantity }
}

function remove(context: SimulatorContext, shop: Shop, order: Order, removals: LineDelta[]): void {
  if (removals.length === 0) return
  const wanted = removals.map(({ lineId, delta }) => ({ lineId, quantity: -delta }))
  order.refunds.push({
    id: takeId(shop),
    createdAt: context.clock.stamp(),
    note: null,
    lines: takeUnits(shop, order, wanted, 'no_restock'),
    shippingMinor: 0,
    discrepancyMinor: 0,
    transactionIds: [],
  })
}
