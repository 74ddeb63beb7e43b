// What every code discount says: texts, period, limits, buyers, combining. With Shopify's user
// errors; what is not modelled is a loud error.
import { toStamp } from '../../../clock.ts'
import { findDiscountByCode } from '../../../commerce/find.ts'
import { notModelled } from '../../errors.ts'
import { idOf } from '../../values.ts'
import { type CommonInput, type DiscountFields, type Reading, refuse } from './input.ts'

const longestText = 255

export function readCommon(reading: Reading, input: CommonInput): DiscountFields {
  return {
    ...readTexts(reading, input),
    ...readPeriod(reading, input),
    ...readLimits(reading, input),
    ...readBuyers(reading, input),
    ...readCombination(input),
  }
}

function readTexts(reading: Reading, input: CommonInput): DiscountFields {
  const { present } = reading
  const fields: DiscountFields = {}
  for (const name of ['title', 'code'] as const) {
    const label = name === 'title' ? 'Title' : 'Code'
    const value = input[name]
    if (value === undefined && present) continue
    if (!value?.trim()) refuse(reading, [name], 'BLANK', `${label} can't be blank`)
    else if (value.length > longestText) {
      const message = `${label} is too long (maximum is ${longestText} characters)`
      refuse(reading, [name], 'TOO_LONG', message)
    } else fields[name] = value.trim()
  }
  const holder = fields.code ? findDiscountByCode(reading.call.shop, fields.code) : null
  if (holder && holder !== present) {
    refuse(reading, ['code'], 'TAKEN', 'Code must be unique. Please try a different code.')
  }
  if (input.tags) fields.tags = input.tags
  return fields
}

function readPeriod(reading: Reading, input: CommonInput): DiscountFields {
  const { present } = reading
  const fields: DiscountFields = {}
  if (input.startsAt) fields.startsAt = toStamp(new Date(input.startsAt))
  else if (!present) refuse(reading, ['startsAt'], 'BLANK', "Starts at can't be blank")
  if (input.endsAt !== undefined) {
    fields.endsAt = input.endsAt ? toStamp(new Date(input.endsAt)) : null
  }
  const startsAt = fields.startsAt ?? present?.startsAt
  const endsAt = fields.endsAt ?? (input.endsAt === undefined ? present?.endsAt : null)
  if (startsAt && endsAt && endsAt <= startsAt) {
    const message = 'Ends at needs to be after starts_at'
    refuse(reading, ['endsAt'], 'END_DATE_BEFORE_START_DATE', message)
  }
  return fields
}

function readLimits(reading: Reading, input: CommonInput): DiscountFields {
  const fields: DiscountFields = {}
  if (input.usageLimit !== undefined) fields.usageLimit = input.usageLimit
  if (typeof input.usageLimit === 'number' && input.usageLimit < 1) {
    refuse(reading, ['usageLimit'], 'GREATER_THAN', 'Usage limit must be greater than 0')
  }
  if (typeof input.appliesOncePerCustomer === 'boolean') {
    fields.appliesOncePerCustomer = input.appliesOncePerCustomer
  }
  return fields
}

function readBuyers(reading: Reading, { context, customerSelection }: CommonInput): DiscountFields {
  const { present } = reading
  const { shop } = reading.call
  if (customerSelection) throw notModelled('the deprecated customerSelection; say context')
  if (!context) {
    if (!present) refuse(reading, ['context'], 'BLANK', "Context can't be blank")
    return {}
  }
  if (context.all) return { customerIds: null, marketIds: null }
  if (context.customers) {
    const customerIds = changed(present?.customerIds, context.customers, 'Customer')
    if (customerIds.some((id) => !shop.customers.has(id))) {
      refuse(reading, ['context', 'customers', 'add'], 'INVALID', 'Customer does not exist')
    }
    return { customerIds, marketIds: null }
  }
  if (!context.markets) throw notModelled('a discount for segments')
  const marketIds = changed(present?.marketIds, context.markets, 'Market')
  if (marketIds.some((id) => !shop.markets.some((market) => market.id === id))) {
    refuse(reading, ['context', 'markets', 'add'], 'INVALID', 'Market does not exist')
  }
  return { customerIds: null, marketIds }
}

/** Ids as they were, without the removed and with the added ones. */
export function changed(
  present: string[] | null | undefined,
  { add, remove }: { add?: string[] | null; remove?: string[] | null },
  kind: string,
): string[] {
  const added = (add ?? []).map((id) => idOf(id, kind))
  const removed = (remove ?? []).map((id) => idOf(id, kind))
  return [...new Set([...(present ?? []).filter((id) => !removed.includes(id)), ...added])]
}

function readCombination({ combinesWith }: CommonInput): DiscountFields {
  if (!combinesWith) return {}
  if (combinesWith.productDiscountsWithTagsOnSameCartLine) {
    throw notModelled('productDiscountsWithTagsOnSameCartLine')
  }
  const { orderDiscounts, productDiscounts, shippingDiscounts } = combinesWith
  return {
    combinesWith: {
      orderDiscounts: orderDiscounts ?? false,
      productDiscounts: productDiscounts ?? false,
      shippingDiscounts: shippingDiscounts ?? false,
    },
  }
}
