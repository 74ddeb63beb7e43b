// What a discount takes off, what it takes it off, and from which minimum on.
import { toMinor } from '../../../commerce/money.ts'
import { CommerceRefusal } from '../../../commerce/refusal.ts'
import type { DiscountItems, DiscountValue } from '../../../state/world.ts'
import { notModelled } from '../../errors.ts'
import {
  type BasicInput,
  type DiscountFields,
  type GetsInput,
  type Reading,
  refuse,
} from './input.ts'
import { readItems } from './read-items.ts'

export function readBasic(reading: Reading, input: BasicInput): DiscountFields {
  const { customerGets: gets } = input
  const fields = { ...readCycles(reading, input), ...readMinimum(reading, input) }
  if (!gets && reading.present) return fields
  const items = readGetsItems(reading, gets)
  const value = readValue(reading, gets)
  return {
    ...fields,
    ...readPurchases(gets ?? {}),
    ...(items && { items }),
    ...(value && { value }),
  }
}

/** The items of `customerGets`; null where none are named, which a new discount has to. */
export function readGetsItems(
  reading: Reading,
  gets: GetsInput | null | undefined,
): DiscountItems | null {
  const path = ['customerGets', 'items']
  if (gets?.items) return readItems(reading, gets.items, path)
  if (!reading.present) refuse(reading, path, 'BLANK', "Items can't be blank")
  return null
}

export function readPurchases(input: {
  appliesOnOneTimePurchase?: boolean | null
  appliesOnSubscription?: boolean | null
}): DiscountFields {
  const { appliesOnOneTimePurchase: once, appliesOnSubscription: again } = input
  return {
    ...(typeof once === 'boolean' && { onOneTimePurchase: once }),
    ...(typeof again === 'boolean' && { onSubscription: again }),
  }
}

function readValue(reading: Reading, gets: GetsInput | null | undefined): DiscountValue | null {
  const value = gets?.value
  const path = ['customerGets', 'value']
  if (!value) {
    if (!reading.present) refuse(reading, path, 'BLANK', "Value can't be blank")
    return null
  }
  if (typeof value.percentage === 'number') {
    const bps = readShare(reading, value.percentage, [...path, 'percentage'])
    return bps === null ? null : { kind: 'percentage', bps }
  }
  if (!value.discountAmount) throw notModelled('this value of a basic discount')
  const { amount, appliesOnEachItem } = value.discountAmount
  const amountPath = [...path, 'discountAmount', 'amount']
  const amountMinor = readAmount(reading, amount, amountPath)
  if (amountMinor === null) return null
  if (amountMinor <= 0) refuse(reading, amountPath, 'GREATER_THAN', 'Value must be greater than 0')
  return { kind: 'fixed_amount', amountMinor, isPerItem: appliesOnEachItem ?? false }
}

export function readShare(reading: Reading, share: number, path: string[]): number | null {
  if (share > 0 && share <= 1) return Math.round(share * 10_000)
  refuse(reading, path, 'VALUE_OUTSIDE_RANGE', 'Value must be between 0.0 and 1.0')
  return null
}

/** Of a subscription: how many orders. Nothing but 0 and whole numbers. */
export function readCycles(
  reading: Reading,
  { recurringCycleLimit: limit }: { recurringCycleLimit?: number | null },
): DiscountFields {
  if (limit === undefined) return {}
  if (limit !== null && limit < 0) {
    const code = 'RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER'
    refuse(reading, ['recurringCycleLimit'], code, 'Recurring cycle limit must be a valid integer')
  }
  return { recurringCycleLimit: limit }
}

export function readMinimum(
  reading: Reading,
  { minimumRequirement }: Pick<BasicInput, 'minimumRequirement'>,
): DiscountFields {
  if (minimumRequirement === undefined) return {}
  const subtotal = minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal ?? null
  const quantity = minimumRequirement?.quantity?.greaterThanOrEqualToQuantity ?? null
  const path = ['minimumRequirement']
  if (subtotal !== null && quantity !== null) {
    const code = 'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT'
    refuse(reading, path, code, 'Only one of subtotal and quantity can be present')
    return {}
  }
  if (quantity !== null) return { minimum: { kind: 'quantity', quantity: Number(quantity) } }
  if (subtotal === null) return { minimum: null }
  const subtotalPath = [...path, 'subtotal', 'greaterThanOrEqualToSubtotal']
  const amountMinor = readAmount(reading, subtotal, subtotalPath)
  return amountMinor === null ? {} : { minimum: { kind: 'subtotal', amountMinor } }
}

export function readAmount(
  reading: Reading,
  amount: string | number | null | undefined,
  path: string[],
): number | null {
  try {
    return toMinor(String(amount ?? ''), reading.call.shop.currency)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    refuse(reading, path, 'INVALID', error.message)
    return null
  }
}
