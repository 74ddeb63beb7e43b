import { discountStatus } from '../../commerce/discount-rules.ts'
import { gid } from '../../commerce/find.ts'
import type { Discount } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { money } from '../values.ts'
import { customerNode } from './customer.ts'
import { metafieldFields } from './metafield.ts'

/** As `codeDiscountNode…` gives it. */
export function codeDiscountNode(call: AdminCall, discount: Discount) {
  const id = gid('DiscountCodeNode', discount.id)
  return {
    __typename: 'DiscountCodeNode',
    id,
    codeDiscount: () => basicDiscount(call, discount),
    ...metafieldFields(call, id),
  }
}

/** As `discountNode…` gives it: the same discount under its other name. */
export function discountNode(call: AdminCall, discount: Discount) {
  return {
    __typename: 'DiscountNode',
    id: gid('DiscountNode', discount.id),
    discount: () => basicDiscount(call, discount),
    ...metafieldFields(call, gid('DiscountCodeNode', discount.id)),
  }
}

function basicDiscount(call: AdminCall, discount: Discount) {
  return {
    __typename: 'DiscountCodeBasic',
    title: discount.title,
    tags: discount.tags,
    status: discountStatus(discount, call.context.clock.now()),
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    usageLimit: discount.usageLimit,
    asyncUsageCount: discount.usageCount,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    recurringCycleLimit: discount.recurringCycleLimit,
    combinesWith: { ...discount.combinesWith, productDiscountsWithTagsOnSameCartLine: null },
    discountClass: 'ORDER',
    discountClasses: ['ORDER'],
    hasTimelineComment: false,
    summary: summary(call, discount),
    shortSummary: summary(call, discount),
    shareableUrls: [
      { title: discount.title, url: `https://${call.shop.domain}/discount/${discount.code}` },
    ],
    codesCount: { count: 1, precision: 'EXACT' },
    codes: (args: ConnectionArguments) =>
      connection([discount], args, {
        node: () => ({
          id: gid('DiscountRedeemCode', discount.redeemCodeId),
          code: discount.code,
          asyncUsageCount: discount.usageCount,
        }),
      }),
    context: () => buyerContext(call, discount),
    customerSelection: () => customerSelection(call, discount),
    customerGets: customerGets(call, discount),
    minimumRequirement: minimumRequirement(call, discount),
  }
}

function summary({ shop }: AdminCall, { value }: Discount): string {
  if (value.kind === 'percentage') return `${value.bps / 100}% off entire order`
  return `${money(value.amountMinor, shop.currency).amount} ${shop.currency} off entire order`
}

function customersOf(call: AdminCall, customerIds: string[]) {
  return customerIds.flatMap((id) => {
    const customer = call.shop.customers.get(id)
    return customer ? [customerNode(call, customer)] : []
  })
}

function buyerContext(call: AdminCall, { customerIds }: Discount) {
  if (!customerIds) return { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' }
  return { __typename: 'DiscountCustomers', customers: () => customersOf(call, customerIds) }
}

function customerSelection(call: AdminCall, { customerIds }: Discount) {
  if (!customerIds) return { __typename: 'DiscountCustomerAll', allCustomers: true }
  return { __typename: 'DiscountCustomers', customers: () => customersOf(call, customerIds) }
}

function customerGets({ shop }: AdminCall, { value }: Discount) {
  return {
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    items: { __typename: 'AllDiscountItems', allItems: true },
    value:
      value.kind === 'percentage'
        ? { __typename: 'DiscountPercentage', percentage: value.bps / 10_000 }
        : {
            __typename: 'DiscountAmount',
            amount: money(value.amountMinor, shop.currency),
            appliesOnEachItem: false,
          },
  }
}

function minimumRequirement({ shop }: AdminCall, { minimum }: Discount) {
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
