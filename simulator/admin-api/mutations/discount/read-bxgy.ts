// Buy X get Y: what has to be bought, what is given for it, how often in an order.
import type { DiscountBuys, UnitsOff } from '../../../state/world.ts'
import { notModelled } from '../../errors.ts'
import { type BxgyInput, type DiscountFields, type Reading, refuse } from './input.ts'
import { readItems } from './read-items.ts'
import { readAmount, readGetsItems, readShare } from './read-value.ts'

export function readBxgy(reading: Reading, input: BxgyInput): DiscountFields {
  const { customerBuys, customerGets, usesPerOrderLimit } = input
  if (customerBuys?.isSubscription || customerGets?.appliesOnSubscription) {
    throw notModelled('Buy X get Y of subscriptions')
  }
  const buys = readBuys(reading, input)
  const items = customerGets || !reading.present ? readGetsItems(reading, customerGets) : null
  if (items?.kind === 'all') {
    const path = ['customerGets', 'items']
    refuse(reading, path, 'INVALID', "Items in 'customer get' cannot be set to all")
  }
  const given = readGiven(reading, input)
  const present = reading.present?.value
  const before = present?.kind === 'units' ? present : null
  const perOrder = usesPerOrderLimit === undefined ? (before?.perOrder ?? null) : usesPerOrderLimit
  const units = given ?? (before ? { quantity: before.quantity, off: before.off } : null)
  return {
    ...(buys && { buys }),
    ...(items && { items }),
    ...(units && { value: { kind: 'units', ...units, perOrder } }),
  }
}

function readBuys(reading: Reading, { customerBuys }: BxgyInput): DiscountBuys | null {
  if (!customerBuys) {
    if (!reading.present) refuse(reading, ['customerBuys'], 'BLANK', "Customer buys can't be blank")
    return null
  }
  const path = ['customerBuys']
  const before = reading.present?.buys ?? null
  const items = customerBuys.items
    ? readItems(reading, customerBuys.items, [...path, 'items'], before?.items ?? null)
    : before?.items
  const { amount, quantity } = customerBuys.value ?? {}
  if (!items) refuse(reading, [...path, 'items'], 'BLANK', "Items can't be blank")
  if (amount !== undefined && amount !== null) {
    const amountMinor = readAmount(reading, amount, [...path, 'value', 'amount'])
    return items && amountMinor !== null ? { items, least: { kind: 'amount', amountMinor } } : null
  }
  if (quantity) return items ? { items, least: { kind: 'quantity', quantity: +quantity } } : null
  if (!before) refuse(reading, [...path, 'value'], 'BLANK', "Value can't be blank")
  return items && before ? { items, least: before.least } : null
}

function readGiven(
  reading: Reading,
  { customerGets }: BxgyInput,
): { quantity: number; off: UnitsOff } | null {
  const given = customerGets?.value?.discountOnQuantity
  const path = ['customerGets', 'value']
  if (!given) {
    if (!reading.present) refuse(reading, path, 'BLANK', "Value can't be blank")
    return null
  }
  const into = [...path, 'discountOnQuantity']
  const quantity = Number(given.quantity ?? 0)
  if (quantity < 1) refuse(reading, [...into, 'quantity'], 'GREATER_THAN', 'must be greater than 0')
  const { percentage, amount } = given.effect ?? {}
  if (typeof percentage === 'number') {
    const bps = readShare(reading, percentage, [...into, 'effect', 'percentage'])
    return bps === null ? null : { quantity, off: { bps } }
  }
  const amountMinor = readAmount(reading, amount, [...into, 'effect', 'amount'])
  return amountMinor === null ? null : { quantity, off: { amountMinor } }
}
