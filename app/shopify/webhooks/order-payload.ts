// What we read of an order's payload: everything else is not looked at. A null where Shopify leaves
// something out is normal; a missing or wrong field that is needed makes the delivery unreadable.
import { z } from 'zod'
import { gid, id, stamp, text } from './payload-fields.ts'

const decimal = z.string().regex(/^-?\d{1,13}(\.\d+)?$/, 'must be a decimal')
const count = z.number().int().min(0).max(1_000_000)
const moneySet = z.object({ shop_money: z.object({ amount: decimal }) })

const taxLines = z.array(z.object({ price: decimal })).default([])

const line = z.object({
  admin_graphql_api_id: gid,
  title: text,
  product_id: id.nullish(),
  variant_id: id.nullish(),
  quantity: count,
  current_quantity: count.nullish(),
  price: decimal,
  total_discount: decimal.default('0'),
  gift_card: z.boolean().default(false),
  discount_allocations: z
    .array(z.object({ amount: decimal, discount_application_index: count.nullish() }))
    .default([]),
  tax_lines: taxLines,
  fulfillment_status: text.nullish(),
})

const discount = z.object({
  allocation_method: text.nullish(),
  target_selection: text.nullish(),
  code: text.nullish(),
})

const shippingLine = z.object({
  discounted_price: decimal,
  is_removed: z.boolean().default(false),
  tax_lines: taxLines,
})

const refund = z.object({
  admin_graphql_api_id: gid,
  created_at: stamp,
  refund_line_items: z
    .array(
      z.object({
        line_item_id: id,
        line_item: z.object({ admin_graphql_api_id: gid }).nullish(),
        quantity: count,
        subtotal: z.union([z.number(), decimal]),
        subtotal_set: moneySet.nullish(),
      }),
    )
    .default([]),
  order_adjustments: z
    .array(
      z.object({ kind: z.string().nullish(), amount: decimal, amount_set: moneySet.nullish() }),
    )
    .default([]),
  refund_shipping_lines: z.array(z.unknown()).default([]),
  transactions: z
    .array(
      z.object({
        kind: z.string(),
        status: z.string().nullish(),
        amount: decimal,
        currency: z.string().nullish(),
      }),
    )
    .default([]),
})

const payments = {
  pending: 'pending',
  authorized: 'authorized',
  partially_paid: 'partially_paid',
  paid: 'paid',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
  voided: 'voided',
  // An authorisation that was never captured: nothing will be paid.
  expired: 'voided',
} as const
const paymentNames = Object.keys(payments) as (keyof typeof payments)[]

export const orderSchema = z.object({
  admin_graphql_api_id: gid,
  name: text,
  customer: z.object({ admin_graphql_api_id: gid, created_at: stamp.nullish() }).nullish(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code'),
  created_at: stamp,
  processed_at: stamp.nullish(),
  updated_at: stamp,
  cancelled_at: stamp.nullish(),
  financial_status: z
    .enum(paymentNames)
    .nullish()
    .transform((status) => payments[status ?? 'pending']),
  test: z.boolean().default(false),
  source_name: text.nullish(),
  taxes_included: z.boolean().default(false),
  subtotal_price: decimal,
  total_tip_received: decimal.nullish(),
  total_outstanding: decimal.nullish(),
  current_total_price: decimal.nullish(),
  line_items: z.array(line),
  refunds: z.array(refund).default([]),
  discount_codes: z.array(z.object({ code: text })).default([]),
  discount_applications: z.array(discount).default([]),
  shipping_lines: z.array(shippingLine).default([]),
  current_shipping_price_set: moneySet.nullish(),
  current_total_duties_set: moneySet.nullish(),
  fulfillment_status: text.nullish(),
  fulfillments: z.array(z.object({ status: text.nullish(), created_at: stamp })).default([]),
  company: z.object({ id: id.nullish() }).nullish(),
  payment_gateway_names: z.array(text).default([]),
  // What pages wrote into the cart; whatever is not ours is not kept.
  note_attributes: z.array(z.object({ name: z.unknown(), value: z.unknown() })).default([]),
})

export type OrderPayload = z.infer<typeof orderSchema>
export type DiscountPayload = z.infer<typeof discount>
export type LinePayload = z.infer<typeof line>
export type RefundPayload = z.infer<typeof refund>
