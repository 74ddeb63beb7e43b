import { gid } from '../../commerce/find.ts'
import { describeDiscount } from '../../commerce/pricing/describe-discount.ts'
import { discountStatus } from '../../commerce/pricing/discount-rules.ts'
import { discountClass } from '../../commerce/pricing/entitled.ts'
import type { Discount } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { money } from '../values.ts'
import {
  buyerContext,
  customerBuys,
  customerGets,
  customerSelection,
  minimumRequirement,
} from './discount-parts.ts'
import { metafieldFields } from './metafield.ts'

/** As `codeDiscountNode…` gives it. */
export function codeDiscountNode(call: AdminCall, discount: Discount) {
  const id = gid('DiscountCodeNode', discount.id)
  return {
    __typename: 'DiscountCodeNode',
    id,
    codeDiscount: () => codeDiscount(call, discount),
    ...metafieldFields(call, id),
  }
}

/** As `discountNode…` gives it: the same discount under its other name. */
export function discountNode(call: AdminCall, discount: Discount) {
  return {
    __typename: 'DiscountNode',
    id: gid('DiscountNode', discount.id),
    discount: () => codeDiscount(call, discount),
    ...metafieldFields(call, gid('DiscountCodeNode', discount.id)),
  }
}

function codeDiscount(call: AdminCall, discount: Discount) {
  const common = commonFields(call, discount)
  const { value } = discount
  if (value.kind === 'units') {
    return {
      ...common,
      __typename: 'DiscountCodeBxgy',
      customerBuys: customerBuys(call, discount),
      customerGets: customerGets(call, discount),
      usesPerOrderLimit: value.perOrder,
    }
  }
  const recurring = {
    recurringCycleLimit: discount.recurringCycleLimit,
    minimumRequirement: minimumRequirement(call, discount),
    shortSummary: common.summary,
  }
  if (value.kind !== 'free_shipping') {
    const gets = customerGets(call, discount)
    return { ...common, ...recurring, __typename: 'DiscountCodeBasic', customerGets: gets }
  }
  const { countries, maximumMinor } = value
  return {
    ...common,
    ...recurring,
    __typename: 'DiscountCodeFreeShipping',
    appliesOnOneTimePurchase: discount.onOneTimePurchase,
    appliesOnSubscription: discount.onSubscription,
    maximumShippingPrice: maximumMinor === null ? null : money(maximumMinor, call.shop.currency),
    destinationSelection: countries
      ? { __typename: 'DiscountCountries', countries, includeRestOfWorld: false }
      : { __typename: 'DiscountCountryAll', allCountries: true },
  }
}

function commonFields(call: AdminCall, discount: Discount) {
  return {
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
    combinesWith: { ...discount.combinesWith, productDiscountsWithTagsOnSameCartLine: null },
    discountClass: discountClass(discount),
    discountClasses: [discountClass(discount)],
    hasTimelineComment: false,
    summary: describeDiscount(call.shop, discount),
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
  }
}
