import { findVariant, gid } from '../../commerce/find.ts'
import { fulfilledQuantity } from '../../commerce/fulfillments/status.ts'
import { exponentOf, toDecimal } from '../../commerce/money.ts'
import { lineFigures } from '../../commerce/order-figures.ts'
import type { DiscountApplication, LineItem, Order } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { money, moneyBag } from '../values.ts'
import { productNode, variantNode } from './product.ts'

export function lineItemNode(call: AdminCall, order: Order, line: LineItem) {
  const figures = lineFigures(order, line)
  const bag = (minor: number) => moneyBag(minor, order)
  const variantTitle = line.variantTitle === 'Default Title' ? null : line.variantTitle
  return {
    __typename: 'LineItem',
    id: gid('LineItem', line.id),
    title: line.title,
    name: variantTitle ? `${line.title} - ${variantTitle}` : line.title,
    variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: figures.currentQuantity,
    refundableQuantity: figures.currentQuantity,
    unfulfilledQuantity: Math.max(0, figures.currentQuantity - fulfilledQuantity(order, line.id)),
    sellingPlan: line.sellingPlan && {
      name: line.sellingPlan.name,
      sellingPlanId: gid('SellingPlan', line.sellingPlan.id),
    },
    isGiftCard: line.isGiftCard,
    requiresShipping: line.requiresShipping,
    taxable: line.isTaxable,
    customAttributes: [],
    duties: [],
    originalUnitPriceSet: bag(line.priceMinor),
    originalTotalSet: bag(figures.fullMinor),
    // Never an order's discounts, whatever `withCodeDiscounts` says: those are in the allocations.
    discountedTotalSet: bag(figures.fullMinor),
    discountedUnitPriceSet: bag(line.priceMinor),
    discountedUnitPriceAfterAllDiscountsSet: bag(Math.round(figures.amountMinor / line.quantity)),
    totalDiscountSet: bag(0),
    discountAllocations: line.allocations.flatMap((allocation) => {
      const discount = order.discounts[allocation.application]
      if (!discount) return []
      const discountApplication = applicationNode(order, discount, allocation.application)
      return [{ allocatedAmountSet: bag(allocation.amountMinor), discountApplication }]
    }),
    taxLines: line.isTaxable ? [taxLineNode(order, line.taxMinor)] : [],
    ...references(call, line),
  }
}

function references(call: AdminCall, line: LineItem) {
  return {
    product: () => {
      const product = call.shop.products.get(line.productId)
      return product ? productNode(call, product) : null
    },
    variant: () => {
      const found = findVariant(call.shop, line.variantId)
      return found && variantNode(call, found.product, found.variant)
    },
  }
}

export function applicationNode(order: Order, discount: DiscountApplication, index: number) {
  return {
    __typename: 'DiscountCodeApplication',
    allocationMethod: (discount.allocation ?? 'across').toUpperCase(),
    targetSelection: (discount.selection ?? 'all').toUpperCase(),
    targetType: (discount.target ?? 'line_item').toUpperCase(),
    code: discount.code,
    index,
    value:
      discount.kind === 'percentage'
        ? { __typename: 'PricingPercentageValue', percentage: discount.value / 100 }
        : { __typename: 'MoneyV2', ...money(discount.value, order.currency) },
  }
}

export function taxLineNode(order: Order, taxMinor: number) {
  return {
    title: order.taxesIncluded ? 'VAT' : 'State Tax',
    rate: order.taxRateBps / 10_000,
    ratePercentage: order.taxRateBps / 100,
    channelLiable: false,
    source: 'Shopify',
    price: toDecimal(taxMinor, exponentOf(order.currency)),
    priceSet: moneyBag(taxMinor, order),
  }
}
