// A voucher as the input of Shopify's mutation. What Shopify itself can hold a code to is asked of
// it here: the customer, one use, the minimum, what it applies to, subscriptions, combining.
import { toDecimal } from '../../../loyalty/kernel/money.ts'
import { gidOf } from '../../gid.ts'
import { type CodeDiscount, discountTitle } from './code-discount.ts'

type Input = Record<string, unknown>

/** For discountCodeBasicCreate: a value off the lines it applies to. */
export function basicInput(discount: CodeDiscount): Input {
  return {
    ...commonInput(discount),
    ...cycles(discount),
    customerGets: {
      items: itemsOf(discount),
      value: valueOf(discount),
      ...purchaseOf(discount),
    },
  }
}

/** For discountCodeFreeShippingCreate. */
export function shippingInput(discount: CodeDiscount): Input {
  const { benefit, currency } = discount
  if (benefit.kind !== 'free_shipping') throw new Error(`${benefit.kind} is not about shipping`)
  const { maximumMinor, countries } = benefit
  return {
    ...commonInput(discount),
    ...cycles(discount),
    ...purchaseOf(discount),
    destination: countries.length > 0 ? { countries: { add: countries } } : { all: true },
    ...(maximumMinor === null ? {} : { maximumShippingPrice: toDecimal(maximumMinor, currency) }),
  }
}

function commonInput(discount: CodeDiscount): Input {
  const { code, customerId, startsAt, endsAt, conditions } = discount
  const { order, product, shipping } = conditions.combines
  return {
    title: discountTitle(discount),
    code,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: [gidOf('Customer', customerId)] } },
    minimumRequirement: minimumOf(discount),
    combinesWith: {
      orderDiscounts: order,
      productDiscounts: product,
      shippingDiscounts: shipping,
    },
  }
}

function itemsOf({ benefit, conditions }: CodeDiscount): Input {
  if (benefit.kind === 'free_item') {
    const productVariantsToAdd = [gidOf('ProductVariant', benefit.variantId)]
    return { products: { productVariantsToAdd } }
  }
  const { products, collections } = conditions
  if (products.length > 0) {
    return { products: { productsToAdd: products.map((id) => gidOf('Product', id)) } }
  }
  if (collections.length > 0) {
    return { collections: { add: collections.map((id) => gidOf('Collection', id)) } }
  }
  return { all: true }
}

/** An amount is spread over what it applies to, once; it is not taken off every item. */
function valueOf({ benefit, currency }: CodeDiscount): Input {
  if (benefit.kind === 'percent') return { percentage: benefit.percent / 100 }
  if (benefit.kind === 'free_shipping') throw new Error('Free shipping has no value')
  const amount = toDecimal(benefit.amountMinor, currency)
  return { discountAmount: { amount, appliesOnEachItem: false } }
}

function minimumOf({ conditions, currency }: CodeDiscount): Input | undefined {
  const { minimumMinor, minimumQuantity } = conditions
  if (minimumMinor > 0) {
    return { subtotal: { greaterThanOrEqualToSubtotal: toDecimal(minimumMinor, currency) } }
  }
  if (minimumQuantity > 0) {
    return { quantity: { greaterThanOrEqualToQuantity: String(minimumQuantity) } }
  }
  return undefined
}

// Said only where it differs from Shopify's own default: a shop that sells no subscriptions refuses
// a discount that speaks of them.
function purchaseOf({ conditions: { purchase } }: CodeDiscount): Input {
  if (purchase === 'one_time') return {}
  return {
    appliesOnOneTimePurchase: purchase === 'any',
    appliesOnSubscription: true,
  }
}

/** Shopify's 0 is every payment of a subscription. */
function cycles({ conditions: { purchase, renewals } }: CodeDiscount): Input {
  return purchase === 'one_time' ? {} : { recurringCycleLimit: renewals ?? 0 }
}
