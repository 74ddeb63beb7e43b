// Whatever happens to an order, its figures add up, and GraphQL and webhooks say the same.
import fc from 'fast-check'
import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { nodes } from '../admin-api/nodes/index.ts'
import { queries } from '../admin-api/queries.ts'
import { resolveStrictly } from '../admin-api/resolve.ts'
import { loadAdminSchema } from '../admin-api/schema.ts'
import type { Order, Shop } from '../state/world.ts'
import type { Answer } from '../testing/admin-client.ts'
import { allScopes } from '../testing/app-toml.ts'
import { openTill, type Till } from '../testing/till.ts'
import { cancelOrder } from './cancel-order.ts'
import { editOrder } from './edit-order.ts'
import { lineFigures, orderFigures } from './order-figures.ts'
import { payOrder } from './pay-order.ts'
import { placeOrder } from './place-order.ts'
import { refundOrder } from './refund-order.ts'
import { CommerceRefusal } from './refusal.ts'

const quantity = fc.integer({ min: 1, max: 4 })
const act = fc.oneof(
  fc.record({ kind: fc.constant('refund' as const), line: fc.nat(3), quantity }),
  fc.record({ kind: fc.constant('amount' as const), minor: fc.integer({ min: 1, max: 2000 }) }),
  fc.record({ kind: fc.constant('edit' as const), line: fc.nat(3), quantity: fc.nat(6) }),
  fc.record({ kind: fc.constant('add' as const), quantity }),
  fc.record({ kind: fc.constant('pay' as const) }),
  fc.record({ kind: fc.constant('cancel' as const), refund: fc.boolean() }),
)
type Act = typeof act extends fc.Arbitrary<infer Kind> ? Kind : never

const history = fc.record({
  prices: fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 4 }),
  quantities: fc.array(quantity, { minLength: 4, maxLength: 4 }),
  discountMinor: fc.nat(3000),
  taxRateBps: fc.nat(2500),
  taxesIncluded: fc.boolean(),
  isPaid: fc.boolean(),
  acts: fc.array(act, { maxLength: 8 }),
})
type History = typeof history extends fc.Arbitrary<infer Kind> ? Kind : never

test('figures add up after any history, and both faces of Shopify say the same', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (given) => {
      const till = openTill({ ...given, shippingMinor: 500 })
      const order = live(till, given)
      checkFigures(order)
      await checkFaces(till, order)
    }),
    { numRuns: 150 },
  )
})

function live(till: Till, given: History): Order {
  const { context, shop, stock } = till
  const variants = given.prices.map((price) => stock(price))
  const isDiscounted = given.discountMinor > 0
  const value = { kind: 'fixed_amount' as const, amountMinor: given.discountMinor }
  if (isDiscounted) till.discount({ code: 'OFF', value })
  const order = placeOrder(context, shop, {
    customerId: null,
    lines: variants.map((variantId, index) => ({
      variantId,
      quantity: given.quantities[index] ?? 1,
    })),
    discountCodes: isDiscounted ? ['OFF'] : [],
    payment: given.isPaid ? 'paid' : 'pending',
  })
  for (const step of given.acts) {
    try {
      perform(till, order, step, variants[0] ?? '')
    } catch (error) {
      // A merchant is refused what an order has no room for; the order stays as it was.
      if (!(error instanceof CommerceRefusal)) throw error
    }
  }
  return order
}

function perform({ context, shop }: Till, order: Order, step: Act, variantId: string): void {
  const lineId = 'line' in step ? (order.lines[step.line % order.lines.length]?.id ?? '') : ''
  if (step.kind === 'pay') payOrder(context, shop, order)
  if (step.kind === 'cancel') cancelOrder(context, shop, order, { refund: step.refund })
  if (step.kind === 'amount') refundOrder(context, shop, order, { amountMinor: step.minor })
  if (step.kind === 'refund') {
    refundOrder(context, shop, order, { lines: [{ lineId, quantity: step.quantity }] })
  }
  if (step.kind === 'edit') {
    editOrder(context, shop, order, { set: [{ lineId, quantity: step.quantity }] })
  }
  if (step.kind === 'add') {
    editOrder(context, shop, order, { add: [{ variantId, quantity: step.quantity }] })
  }
}

function checkFigures(order: Order): void {
  const figures = orderFigures(order)
  for (const line of order.lines) {
    const left = lineFigures(order, line)
    expect(left.currentQuantity).toBeGreaterThanOrEqual(0)
    expect(left.currentMinor).toBeGreaterThanOrEqual(0)
    expect(left.currentTaxMinor).toBeGreaterThanOrEqual(0)
    if (left.currentQuantity === 0)
      expect([left.currentMinor, left.currentTaxMinor]).toEqual([0, 0])
  }
  expect(figures.refundedMinor).toBeLessThanOrEqual(figures.paidMinor)
  if (figures.paidMinor === 0 && !order.cancelledAt) {
    expect(figures.outstandingMinor).toBe(figures.currentTotalMinor)
  }
  const lines = order.lines.map((line) => lineFigures(order, line))
  const discounts = order.discounts.reduce((sum, discount) => sum + discount.amountMinor, 0)
  expect(lines.reduce((sum, line) => sum + line.discountMinor, 0)).toBe(discounts)
}

const money = '{ shopMoney { amount } }'
const document = `query Order($id: ID!) {
  order(id: $id) {
    displayFinancialStatus
    subtotalPriceSet ${money} totalPriceSet ${money} totalTaxSet ${money} totalDiscountsSet ${money}
    currentSubtotalPriceSet ${money} currentTotalPriceSet ${money} currentTotalTaxSet ${money}
    lineItems(first: 20) {
      nodes { id quantity currentQuantity discountAllocations { allocatedAmountSet ${money} } }
    }
    refunds {
      id
      refundLineItems(first: 20) { nodes { quantity subtotalSet ${money} totalTaxSet ${money} } }
      orderAdjustments(first: 5) { nodes { amountSet ${money} } }
      transactions(first: 5) { nodes { amountSet ${money} } }
    }
  }
}`

async function checkFaces({ context, shop, told }: Till, order: Order): Promise<void> {
  const call = { nodes, context, shop, scopes: allScopes, app: context.appConfig() }
  const answer = await graphql({
    schema: loadAdminSchema().schema,
    source: document,
    rootValue: queries,
    contextValue: call,
    variableValues: { id: `gid://shopify/Order/${order.id}` },
    fieldResolver: resolveStrictly,
  })
  expect(answer.errors).toBeUndefined()
  const fetched: Answer = answer.data?.order
  const last = told.filter(({ topic }) => topic === 'orders/updated').at(-1)
  const sent: Answer = JSON.parse(JSON.stringify(last?.payload))
  expect(fromWebhook(sent)).toEqual(fromGraphql(fetched))
}

const set = (value: Answer) => Number(value.shop_money.amount)
function fromWebhook(order: Answer) {
  return {
    status: order.financial_status,
    money: [
      order.subtotal_price_set,
      order.total_price_set,
      order.total_tax_set,
      order.total_discounts_set,
      order.current_subtotal_price_set,
      order.current_total_price_set,
      order.current_total_tax_set,
    ].map(set),
    lines: order.line_items.map((line: Answer) => ({
      id: line.admin_graphql_api_id,
      quantities: [line.quantity, line.current_quantity],
      allocated: line.discount_allocations.map((each: Answer) => set(each.amount_set)),
    })),
    refunds: order.refunds.map((refund: Answer) => ({
      id: refund.admin_graphql_api_id,
      lines: refund.refund_line_items.map((line: Answer) => [
        line.quantity,
        set(line.subtotal_set),
        set(line.total_tax_set),
      ]),
      adjustments: refund.order_adjustments.map((each: Answer) => set(each.amount_set)),
      transactions: refund.transactions.map((each: Answer) => Number(each.amount)),
    })),
  }
}

const bag = (value: Answer) => Number(value.shopMoney.amount)
function fromGraphql(order: Answer) {
  return {
    status: order.displayFinancialStatus.toLowerCase(),
    money: [
      order.subtotalPriceSet,
      order.totalPriceSet,
      order.totalTaxSet,
      order.totalDiscountsSet,
      order.currentSubtotalPriceSet,
      order.currentTotalPriceSet,
      order.currentTotalTaxSet,
    ].map(bag),
    lines: order.lineItems.nodes.map((line: Answer) => ({
      id: line.id,
      quantities: [line.quantity, line.currentQuantity],
      allocated: line.discountAllocations.map((each: Answer) => bag(each.allocatedAmountSet)),
    })),
    refunds: order.refunds.map((refund: Answer) => ({
      id: refund.id,
      lines: refund.refundLineItems.nodes.map((line: Answer) => [
        line.quantity,
        bag(line.subtotalSet),
        bag(line.totalTaxSet),
      ]),
      adjustments: refund.orderAdjustments.nodes.map((each: Answer) => bag(each.amountSet)),
      transactions: refund.transactions.nodes.map((each: Answer) => bag(each.amountSet)),
    })),
  }
}
