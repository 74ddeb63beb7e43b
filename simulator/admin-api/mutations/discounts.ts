// Code discounts: made, changed, switched on and off, deleted.
import { announceDiscount } from '../../commerce/announce.ts'
import { takeId } from '../../commerce/find.ts'
import type { Discount } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { codeDiscountNode } from '../nodes/discount.ts'
import { idOf } from '../values.ts'
import type { DiscountInput } from './discount-input.ts'
import { readDiscountInput } from './read-discount-input.ts'
import { userError } from './user-errors.ts'

export const discountMutations = {
  discountCodeBasicCreate: (
    { basicCodeDiscount }: { basicCodeDiscount: DiscountInput },
    call: AdminCall,
  ) => {
    const { fields, errors } = readDiscountInput(call, basicCodeDiscount, null)
    if (errors.length > 0) return { codeDiscountNode: null, userErrors: errors }
    const now = call.context.clock.stamp()
    const discount: Discount = {
      ...blank,
      ...fields,
      id: takeId(call.shop),
      redeemCodeId: takeId(call.shop),
      createdAt: now,
      updatedAt: now,
    }
    call.shop.discounts.set(discount.id, discount)
    return done(call, discount, 'discounts/create')
  },

  discountCodeBasicUpdate: (
    { id, basicCodeDiscount }: { id: string; basicCodeDiscount: DiscountInput },
    call: AdminCall,
  ) =>
    withDiscount(call, id, (discount) => {
      const { fields, errors } = readDiscountInput(call, basicCodeDiscount, discount)
      if (errors.length > 0) return { codeDiscountNode: null, userErrors: errors }
      Object.assign(discount, fields)
      return done(call, discount, 'discounts/update')
    }),

  discountCodeActivate: ({ id }: { id: string }, call: AdminCall) =>
    withDiscount(call, id, (discount) => {
      const now = call.context.clock.stamp()
      if (discount.startsAt > now) discount.startsAt = now
      if (discount.endsAt && discount.endsAt <= now) discount.endsAt = null
      return done(call, discount, 'discounts/update')
    }),

  discountCodeDeactivate: ({ id }: { id: string }, call: AdminCall) =>
    withDiscount(call, id, (discount) => {
      const now = call.context.clock.stamp()
      if (discount.startsAt > now) discount.startsAt = now
      if (!discount.endsAt || discount.endsAt > now) discount.endsAt = now
      return done(call, discount, 'discounts/update')
    }),

  discountCodeDelete: ({ id }: { id: string }, call: AdminCall) => {
    const discount = call.shop.discounts.get(idOf(id, 'DiscountCodeNode'))
    if (!discount) return { deletedCodeDiscountId: null, userErrors: [missing()] }
    call.shop.discounts.delete(discount.id)
    call.context.store.touch()
    announceDiscount(call.context, call.shop, discount, 'discounts/delete')
    return { deletedCodeDiscountId: id, userErrors: [] }
  },
}

const blank: Omit<Discount, 'id' | 'redeemCodeId' | 'createdAt' | 'updatedAt'> = {
  title: '',
  code: '',
  tags: [],
  startsAt: '',
  endsAt: null,
  usageLimit: null,
  appliesOncePerCustomer: false,
  recurringCycleLimit: null,
  value: { kind: 'fixed_amount', amountMinor: 0 },
  minimum: null,
  customerIds: null,
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  usageCount: 0,
}

function missing() {
  return userError(['id'], 'INVALID', 'Code discount does not exist.')
}

function withDiscount(
  call: AdminCall,
  id: string,
  act: (discount: Discount) => { codeDiscountNode: unknown; userErrors: unknown[] },
) {
  const discount = call.shop.discounts.get(idOf(id, 'DiscountCodeNode'))
  return discount ? act(discount) : { codeDiscountNode: null, userErrors: [missing()] }
}

function done(call: AdminCall, discount: Discount, topic: 'discounts/create' | 'discounts/update') {
  discount.updatedAt = call.context.clock.stamp()
  call.context.store.touch()
  announceDiscount(call.context, call.shop, discount, topic)
  return { codeDiscountNode: codeDiscountNode(call, discount), userErrors: [] }
}
