// A line of an order as webhooks carry it; refunds repeat it.
import { gid } from '../../commerce/find.ts'
import { fulfilledQuantity, lineStatus } from '../../commerce/fulfillments/status.ts'
import { toAmount } from '../../commerce/money.ts'
import { lineFigures } from '../../commerce/order-figures.ts'
import type { LineItem, Order, Shop } from '../../state/world.ts'
import { moneySet, rawId } from './values.ts'

export function lineItemPayload(shop: Shop, order: Order, line: LineItem) {
  const { currency } = order
  const { currentQuantity } = lineFigures(order, line)
  return {
    id: rawId(line.id),
    admin_graphql_api_id: gid('LineItem', line.id),
    attributed_staffs: [],
    current_quantity: currentQuantity,
    fulfillable_quantity: Math.max(0, currentQuantity - fulfilledQuantity(order, line.id)),
    fulfillment_service: line.isGiftCard ? 'gift_card' : 'manual',
    fulfillment_status: lineStatus(order, line),
    gift_card: line.isGiftCard,
    grams: 0,
    name:
      line.variantTitle === 'Default Title' ? line.title : `${line.title} - ${line.variantTitle}`,
    price: toAmount(line.priceMinor, currency),
    price_set: moneySet(line.priceMinor, order),
    product_exists: shop.products.has(line.productId),
    product_id: rawId(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: line.isTaxable,
    title: line.title,
    // Direct discounts only; an order's discounts are in the allocations.
    total_discount: toAmount(0, currency),
    total_discount_set: moneySet(0, order),
    variant_id: rawId(line.variantId),
    variant_inventory_management: null,
    variant_title: line.variantTitle === 'Default Title' ? null : line.variantTitle,
    vendor: line.vendor,
    tax_lines: line.isTaxable ? [taxLinePayload(order, line.taxMinor)] : [],
    duties: [],
    ...(line.sellingPlan && {
      selling_plan_allocation: {
        selling_plan: { id: rawId(line.sellingPlan.id), name: line.sellingPlan.name },
      },
    }),
    discount_allocations: line.allocations.map((allocation) => ({
      amount: toAmount(allocation.amountMinor, currency),
      amount_set: moneySet(allocation.amountMinor, order),
      discount_application_index: allocation.application,
    })),
  }
}

export function taxLinePayload(order: Order, taxMinor: number) {
  return {
    channel_liable: false,
    price: toAmount(taxMinor, order.currency),
    price_set: moneySet(taxMinor, order),
    rate: order.taxRateBps / 10_000,
    title: order.taxesIncluded ? 'VAT' : 'State Tax',
  }
}
