// Code discounts: made, changed, switched on and off, deleted.
import { announceDiscount } from '../../../commerce/announce.ts'
import { takeId } from '../../../commerce/find.ts'
import type { Discount, DiscountValue } from '../../../state/world.ts'
import type { AdminCall } from '../../call.ts'
import { codeDiscountNode } from '../../nodes/discount.ts'
import { idOf } from '../../values.ts'
import { userError } from '../user-errors.ts'
import {
  type BasicInput,
  type BxgyInput,
  type CommonInput,
  type DiscountFields,
  type FreeShippingInput,
  type Reading,
} from './input.ts'
import { readBxgy } from './read-bxgy.ts'
import { readCommon } from './read-common.ts'
import { readFreeShipping } from './read-shipping.ts'
import { readBasic } from './read-value.ts'

type Read<Input> = (reading: Reading, input: Input) => DiscountFields

/** Create and update of one kind; its input is the argument `root`. */
function pairOf<Input extends CommonInput, Root extends string>(
  root: Root,
  kinds: DiscountValue['kind'][],
  read: Read<Input>,
) {
  type Arguments = Record<Root, Input>
  const fieldsOf = (call: AdminCall, input: Input, present: Discount | null) => {
    const reading: Reading = { call, root, present, errors: [] }
    return { fields: { ...readCommon(reading, input), ...read(reading, input) }, reading }
  }
  return {
    create: (given: Arguments, call: AdminCall) => {
      const { fields, reading } = fieldsOf(call, given[root], null)
      if (reading.errors.length > 0) return { codeDiscountNode: null, userErrors: reading.errors }
      const now = call.context.clock.stamp()
      const ids = { id: takeId(call.shop), redeemCodeId: takeId(call.shop) }
      const discount: Discount = { ...blank, ...fields, ...ids, createdAt: now, updatedAt: now }
      call.shop.discounts.set(discount.id, discount)
      return done(call, discount, 'discounts/create')
    },
    update: (given: Arguments & { id: string }, call: AdminCall) =>
      withDiscount(call, given.id, (discount) => {
        if (!kinds.includes(discount.value.kind)) {
          return { codeDiscountNode: null, userErrors: [missing()] }
        }
        const { fields, reading } = fieldsOf(call, given[root], discount)
        if (reading.errors.length > 0) return { codeDiscountNode: null, userErrors: reading.errors }
        Object.assign(discount, fields)
        return done(call, discount, 'discounts/update')
      }),
  }
}

const basic = pairOf<BasicInput, 'basicCodeDiscount'>(
  'basicCodeDiscount',
  ['fixed_amount', 'percentage'],
  readBasic,
)
const freeShipping = pairOf<FreeShippingInput, 'freeShippingCodeDiscount'>(
  'freeShippingCodeDiscount',
  ['free_shipping'],
  readFreeShipping,
)
const bxgy = pairOf<BxgyInput, 'bxgyCodeDiscount'>('bxgyCodeDiscount', ['units'], readBxgy)

export const discountMutations = {
  discountCodeBasicCreate: basic.create,
  discountCodeBasicUpdate: basic.update,
  discountCodeFreeShippingCreate: freeShipping.create,
  discountCodeFreeShippingUpdate: freeShipping.update,
  discountCodeBxgyCreate: bxgy.create,
  discountCodeBxgyUpdate: bxgy.update,

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
  items: { kind: 'all' },
  onOneTimePurchase: true,
  onSubscription: false,
  minimum: null,
  buys: null,
  customerIds: null,
  marketIds: null,
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
