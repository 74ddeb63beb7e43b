// DiscountCodeBasicInput → the fields of a discount, with Shopify's user errors. Only what an order
// discount needs is modelled; anything else is a loud error.
import { toStamp } from '../../clock.ts'
import { findDiscountByCode } from '../../commerce/find.ts'
import type { Discount } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { notModelled } from '../errors.ts'
import { idOf } from '../values.ts'
import { type DiscountFields, type DiscountInput, root } from './discount-input.ts'
import { readMinimum, readValue } from './read-discount-value.ts'
import { type UserError, userError } from './user-errors.ts'

const longestText = 255

/** @param present the discount that is updated, or null for a new one. */
export function readDiscountInput(
  call: AdminCall,
  input: DiscountInput,
  present: Discount | null,
): { fields: DiscountFields; errors: UserError[] } {
  const errors: UserError[] = []
  const fields: DiscountFields = {
    ...readTexts(call, input, present, errors),
    ...readPeriod(input, present, errors),
    ...readLimits(input, errors),
    ...readBuyers(call, input, present, errors),
    ...readValue(call, input, present, errors),
    ...readMinimum(call, input, errors),
    ...readCombination(input),
  }
  return { fields, errors }
}

function readTexts(
  { shop }: AdminCall,
  input: DiscountInput,
  present: Discount | null,
  errors: UserError[],
): DiscountFields {
  const fields: DiscountFields = {}
  for (const name of ['title', 'code'] as const) {
    const label = name === 'title' ? 'Title' : 'Code'
    const value = input[name]
    if (value === undefined && present) continue
    if (!value?.trim()) errors.push(userError([root, name], 'BLANK', `${label} can't be blank`))
    else if (value.length > longestText) {
      const message = `${label} is too long (maximum is ${longestText} characters)`
      errors.push(userError([root, name], 'TOO_LONG', message))
    } else fields[name] = value.trim()
  }
  const holder = fields.code ? findDiscountByCode(shop, fields.code) : null
  if (holder && holder !== present) {
    const message = 'Code must be unique. Please try a different code.'
    errors.push(userError([root, 'code'], 'TAKEN', message))
  }
  if (input.tags) fields.tags = input.tags
  return fields
}

function readPeriod(
  input: DiscountInput,
  present: Discount | null,
  errors: UserError[],
): DiscountFields {
  const fields: DiscountFields = {}
  if (input.startsAt) fields.startsAt = toStamp(new Date(input.startsAt))
  else if (!present) {
    errors.push(userError([root, 'startsAt'], 'BLANK', "Starts at can't be blank"))
  }
  if (input.endsAt !== undefined) {
    fields.endsAt = input.endsAt ? toStamp(new Date(input.endsAt)) : null
  }
  const startsAt = fields.startsAt ?? present?.startsAt
  const endsAt = fields.endsAt ?? (input.endsAt === undefined ? present?.endsAt : null)
  if (startsAt && endsAt && endsAt <= startsAt) {
    const message = 'Ends at needs to be after starts_at'
    errors.push(userError([root, 'endsAt'], 'END_DATE_BEFORE_START_DATE', message))
  }
  return fields
}

function readLimits(input: DiscountInput, errors: UserError[]): DiscountFields {
  const fields: DiscountFields = {}
  if (input.usageLimit !== undefined) fields.usageLimit = input.usageLimit
  if (typeof input.usageLimit === 'number' && input.usageLimit < 1) {
    const message = 'Usage limit must be greater than 0'
    errors.push(userError([root, 'usageLimit'], 'GREATER_THAN', message))
  }
  if (typeof input.appliesOncePerCustomer === 'boolean') {
    fields.appliesOncePerCustomer = input.appliesOncePerCustomer
  }
  if (input.recurringCycleLimit !== undefined) {
    fields.recurringCycleLimit = input.recurringCycleLimit
  }
  return fields
}

function readBuyers(
  { shop }: AdminCall,
  { context, customerSelection }: DiscountInput,
  present: Discount | null,
  errors: UserError[],
): DiscountFields {
  if (customerSelection) throw notModelled('the deprecated customerSelection; say context')
  if (!context) {
    if (!present) errors.push(userError([root, 'context'], 'BLANK', "Context can't be blank"))
    return {}
  }
  if (context.all) return { customerIds: null }
  if (!context.customers) throw notModelled('a discount for segments or markets')
  const { add = [], remove = [] } = context.customers
  const added = add.map((id) => idOf(id, 'Customer'))
  const removed = remove.map((id) => idOf(id, 'Customer'))
  if (added.some((id) => !shop.customers.has(id))) {
    const path = [root, 'context', 'customers', 'add']
    errors.push(userError(path, 'INVALID', 'Customer does not exist'))
  }
  const kept = (present?.customerIds ?? []).filter((id) => !removed.includes(id))
  return { customerIds: [...new Set([...kept, ...added])] }
}

function readCombination({ combinesWith }: DiscountInput): DiscountFields {
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
