// What a discount is about, as GraphQL names it: items, value, purchases, buyers.
import { findVariant } from '../../commerce/find.ts'
import { exponentOf, toDecimal } from '../../commerce/money.ts'
import type { Discount, DiscountItems, UnitsOff } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { money } from '../values.ts'
import { collectionNode } from './collection.ts'
import { customerNode } from './customer.ts'
import { marketNode } from './market.ts'
import { productNode, variantNode } from './product.ts'

export function itemsNode(call: AdminCall, items: DiscountItems) {
  const { shop } = call
  if (items.kind === 'all') return { __typename: 'AllDiscountItems', allItems: true }
  if (items.kind === 'collections') {
    const collections = items.collectionIds.flatMap((id) => shop.collections.get(id) ?? [])
    return {
      __typename: 'DiscountCollections',
      collections: (args: ConnectionArguments) =>
        connection(collections, args, { node: (each) => collectionNode(call, each) }),
    }
  }
  const products = items.productIds.flatMap((id) => shop.products.get(id) ?? [])
  const variants = items.variantIds.flatMap((id) => findVariant(shop, id) ?? [])
  return {
    __typename: 'DiscountProducts',
    products: (args: ConnectionArguments) =>
      connection(products, args, { node: (each) => productNode(call, each) }),
    productVariants: (args: ConnectionArguments) =>
      connection(variants, args, {
        node: ({ product, variant }) => variantNode(call, product, variant),
      }),
  }
}

export function customerGets(call: AdminCall, discount: Discount) {
  return {
    appliesOnOneTimePurchase: discount.onOneTimePurchase,
    appliesOnSubscription: discount.onSubscription,
    items: itemsNode(call, discount.items),
    value: valueNode(call, discount),
  }
}

function valueNode({ shop }: AdminCall, { value }: Discount) {
  if (value.kind === 'percentage') return percentage(value.bps)
  if (value.kind === 'units') {
    return {
      __typename: 'DiscountOnQuantity',
      quantity: { quantity: String(value.quantity) },
      effect: effectNode(shop.currency, value.off),
    }
  }
  if (value.kind === 'free_shipping') return null
  return {
    __typename: 'DiscountAmount',
    amount: money(value.amountMinor, shop.currency),
    appliesOnEachItem: value.isPerItem ?? false,
  }
}

function effectNode(currency: string, off: UnitsOff) {
  if ('bps' in off) return percentage(off.bps)
  const amount = money(off.amountMinor, currency)
  return { __typename: 'DiscountAmount', amount, appliesOnEachItem: true }
}

const percentage = (bps: number) => ({
  __typename: 'DiscountPercentage',
  percentage: bps / 10_000,
})

export function customerBuys(call: AdminCall, { buys }: Discount) {
  if (!buys) return null
  const { least } = buys
  const { currency } = call.shop
  return {
    isOneTimePurchase: true,
    isSubscription: false,
    items: itemsNode(call, buys.items),
    value:
      least.kind === 'quantity'
        ? { __typename: 'DiscountQuantity', quantity: String(least.quantity) }
        : {
            __typename: 'DiscountPurchaseAmount',
            amount: toDecimal(least.amountMinor, exponentOf(currency)),
          },
  }
}

function customersOf(call: AdminCall, customerIds: string[]) {
  return customerIds.flatMap((id) => {
    const customer = call.shop.customers.get(id)
    return customer ? [customerNode(call, customer)] : []
  })
}

export function buyerContext(call: AdminCall, { customerIds, marketIds }: Discount) {
  if (customerIds) {
    return { __typename: 'DiscountCustomers', customers: () => customersOf(call, customerIds) }
  }
  if (!marketIds) return { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' }
  const markets = call.shop.markets.filter((market) => marketIds.includes(market.id))
  return {
    __typename: 'DiscountMarkets',
    marketsCount: markets.length,
    markets: (args: ConnectionArguments) =>
      connection(markets, args, { node: (market) => marketNode(call, market) }),
  }
}

export function customerSelection(call: AdminCall, { customerIds }: Discount) {
  if (!customerIds) return { __typename: 'DiscountCustomerAll', allCustomers: true }
  return { __typename: 'DiscountCustomers', customers: () => customersOf(call, customerIds) }
}

export function minimumRequirement({ shop }: AdminCall, { minimum }: Discount) {
  if (!minimum) return null
  if (minimum.kind === 'quantity') {
    return {
      __typename: 'DiscountMinimumQuantity',
      greaterThanOrEqualToQuantity: String(minimum.quantity),
    }
  }
  return {
    __typename: 'DiscountMinimumSubtotal',
    greaterThanOrEqualToSubtotal: money(minimum.amountMinor, shop.currency),
  }
}
