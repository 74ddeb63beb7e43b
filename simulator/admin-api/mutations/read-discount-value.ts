// What a discount takes off, and from which minimum on.
import { toMinor } from '../../commerce/money.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import type { Discount } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { notModelled } from '../errors.ts'
import { type DiscountFields, type DiscountInput, root } from './discount-input.ts'
import { type UserError, userError } from './user-errors.ts'

export function readValue(
  { shop }: AdminCall,
  { customerGets }: DiscountInput,
  present: Discount | null,
  errors: UserError[],
): DiscountFields {
  if (!customerGets && present) return {}
  const path = [root, 'customerGets']
  const { items, value } = customerGets ?? {}
  if (items && !items.all) throw notModelled('a discount on some products or collections only')
  if (!items && !present) {
    errors.push(userError([...path, 'items'], 'BLANK', "Items can't be blank"))
  }
  if (!value) {
    if (!present) errors.push(userError([...path, 'value'], 'BLANK', "Value can't be blank"))
    return {}
  }
  if (typeof value.percentage === 'number') {
    if (value.percentage > 0 && value.percentage <= 1) {
      return { value: { kind: 'percentage', bps: Math.round(value.percentage * 10_000) } }
    }
    const message = 'Value must be between 0.0 and 1.0'
    errors.push(userError([...path, 'value', 'percentage'], 'VALUE_OUTSIDE_RANGE', message))
    return {}
  }
  if (!value.discountAmount) throw notModelled('this value of a discount')
  if (value.discountAmount.appliesOnEachItem) throw notModelled('an amount off each item')
  const amountPath = [...path, 'value', 'discountAmount', 'amount']
  const amountMinor = readAmount(value.discountAmount.amount, shop.currency, amountPath, errors)
  if (amountMinor === null) return {}
  if (amountMinor <= 0) {
    errors.push(userError(amountPath, 'GREATER_THAN', 'Value must be greater than 0'))
  }
  return { value: { kind: 'fixed_amount', amountMinor } }
}

export function readMinimum(
  { shop }: AdminCall,
  { minimumRequirement }: DiscountInput,
  errors: UserError[],
): DiscountFields {
  if (minimumRequirement === undefined) return {}
  const subtotal = minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal ?? null
  const quantity = minimumRequirement?.quantity?.greaterThanOrEqualToQuantity ?? null
  const path = [root, 'minimumRequirement']
  if (subtotal !== null && quantity !== null) {
    const code = 'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT'
    errors.push(userError(path, code, 'Only one of subtotal and quantity can be present'))
    return {}
  }
  if (quantity !== null) return { minimum: { kind: 'quantity', quantity: Number(quantity) } }
  if (subtotal === null) return { minimum: null }
  const subtotalPath = [...path, 'subtotal', 'greaterThanOrEqualToSubtotal']
  const amountMinor = readAmount(subtotal, shop.currency, subtotalPath, errors)
  return amountMinor === null ? {} : { minimum: { kind: 'subtotal', amountMinor } }
}

function readAmount(
  amount: string | number | null | undefined,
  currency: string,
  path: string[],
  errors: UserError[],
): number | null {
  try {
    return toMinor(String(amount ?? ''), currency)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    errors.push(userError(path, 'INVALID', error.message))
    return null
  }
}
