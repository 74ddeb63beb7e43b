// The made-up shop's orders as Shopify tells them: in a webhook's body, and in the Admin API's
// answer.
import { anOrderPayload } from '../setup/builders/order-payload.ts'
import {
  amountOf,
  catalogue,
  discountsOf,
  dutiesLeft,
  shippingLeft,
  shippingMinor,
  taxOf,
  type World,
  type WorldLine,
  type WorldOrder,
  type WorldRefund,
} from './world.ts'

const digits = { USD: 2, JPY: 0, KWD: 3 }
type Money = (minor: number) => string

function moneyOf({ currency }: World): Money {
  const exponent = digits[currency]
  return (minor) => (minor / 10 ** exponent).toFixed(exponent)
}

const stamp = (at: number) => new Date(at).toISOString()
const gid = (kind: string, id: number) => `gid://shopify/${kind}/${id}`

function subtotal(order: WorldOrder): number {
  return order.lines.reduce((sum, line) => sum + amountOf(line), 0)
}

const applicationsOf = ({ pointsCode }: WorldOrder) => [
  {
    index: 0,
    allocationMethod: 'ACROSS',
    targetSelection: 'ALL',
    code: pointsCode ?? 'FERN',
  },
  { index: 1, allocationMethod: 'EACH', targetSelection: 'ENTITLED', code: 'MOSS' },
]

/** In the order of the gateways' names. */
function paidBy({ placedTotalMinor, giftCardMinor, storeCreditMinor }: WorldOrder) {
  const newMoney = placedTotalMinor - giftCardMinor - storeCreditMinor
  const parts = [
    { gateway: 'gift_card', minor: giftCardMinor },
    { gateway: 'shopify_store_credit', minor: storeCreditMinor },
    { gateway: 'shopify_payments', minor: newMoney },
  ]
  return parts.filter(({ minor }) => minor > 0)
}

function paymentsOf(order: WorldOrder, set: MoneySet) {
  const at = stamp(order.paidAt ?? 0)
  const [kind, status] = ['SALE', 'SUCCESS']
  return paidBy(order).map(({ gateway, minor }) => {
    return { kind, status, gateway, createdAt: at, processedAt: at, amountSet: set(minor) }
  })
}

const attributesOf = ({ referralCode }: WorldOrder) =>
  referralCode === null ? [] : [{ key: 'perennial_referral', value: referralCode }]

function currentTotal(order: WorldOrder): number {
  return subtotal(order) + order.tipMinor + shippingLeft(order) + dutiesLeft(order)
}

function currentOf(order: WorldOrder, line: WorldLine): number {
  const parts = order.refunds.flatMap((one) => one.parts.filter((part) => part.lineId === line.id))
  return line.units - line.removed - parts.reduce((sum, part) => sum + part.units, 0)
}

function customerOf(world: World, order: WorldOrder) {
  return order.customer === null ? null : (world.everyone.get(order.customer) ?? null)
}

export function webhookBody(world: World, order: WorldOrder): string {
  const money = moneyOf(world)
  const customer = customerOf(world, order)
  const builder = anOrderPayload({ orderId: order.id, currency: world.currency })
  const [model] = builder.line_items
  const shippingTax = { price: money(taxOf(shippingMinor)) }
  return JSON.stringify({
    ...builder,
    created_at: stamp(order.placedAt),
    processed_at: stamp(order.placedAt),
    updated_at: stamp(order.updatedAt),
    cancelled_at: order.cancelledAt && stamp(order.cancelledAt),
    financial_status: order.status,
    test: order.isTest,
    taxes_included: order.taxesIncluded,
    subtotal_price: money(subtotal(order)),
    total_tip_received: money(order.tipMinor),
    total_outstanding: money(order.unpaidMinor),
    current_total_price: money(currentTotal(order)),
    total_price: money(subtotal(order) + shippingMinor),
    shipping_lines: [{ id: 9, discounted_price: money(shippingMinor), tax_lines: [shippingTax] }],
    current_shipping_price_set: { shop_money: { amount: money(shippingLeft(order)) } },
    current_total_duties_set: { shop_money: { amount: money(dutiesLeft(order)) } },
    payment_gateway_names: paidBy(order).map(({ gateway }) => gateway),
    source_name: order.channel,
    company: order.isBusiness ? { id: 77 } : null,
    discount_applications: applicationsOf(order).map((one) => ({
      allocation_method: one.allocationMethod.toLowerCase(),
      target_selection: one.targetSelection.toLowerCase(),
      code: one.code,
    })),
    customer: customer && {
      ...builder.customer,
      id: customer.id,
      admin_graphql_api_id: gid('Customer', customer.id),
      created_at: stamp(customer.createdAt),
    },
    fulfillment_status: order.sentAt === null ? null : 'fulfilled',
    fulfillments:
      order.sentAt === null ? [] : [{ status: 'success', created_at: stamp(order.sentAt) }],
    note_attributes: attributesOf(order).map(({ key, value }) => ({ name: key, value })),
    discount_codes: order.codes.map((code) => ({ code, amount: '1', type: 'fixed_amount' })),
    line_items: [
      ...tipOf(order).map((line) => ({
        ...model,
        ...lineBody(order, line, money),
        product_id: null,
        variant_id: null,
      })),
      ...order.lines.map((line) => ({ ...model, ...lineBody(order, line, money) })),
    ],
    refunds: order.refunds.map((refund) => refundBody(refund, money, world.currency)),
  })
}

function tipOf(order: WorldOrder): WorldLine[] {
  if (order.tipMinor === 0) return []
  const tip = { title: 'Tip', priceMinor: order.tipMinor, units: 1 }
  const rest = { discountMinor: 0, isGift: false, product: 0, removed: 0 }
  return [{ id: order.id * 1000, ...tip, ...rest }]
}

function lineBody(order: WorldOrder, line: WorldLine, money: Money) {
  const discounts = discountsOf(line)
  return {
    id: line.id,
    admin_graphql_api_id: gid('LineItem', line.id),
    title: line.title,
    quantity: line.units,
    current_quantity: currentOf(order, line),
    price: money(line.priceMinor),
    gift_card: line.isGift,
    product_id: line.product,
    // An order's discount and the line's own, each allocated.
    discount_allocations: [discounts.order, discounts.line]
      .map((minor, index) => ({ amount: money(minor), discount_application_index: index }))
      .filter(({ amount }) => Number(amount) > 0),
    tax_lines: [{ price: money(taxOf(amountOf(line))) }],
  }
}

function refundBody(refund: WorldRefund, money: Money, currency: string) {
  const set = (minor: number) => ({ shop_money: { amount: money(minor) } })
  const shipping = refund.shippingMinor
  const adjusted = refund.paper === 'adjustment' ? refund.extraMinor : 0
  return {
    id: refund.id,
    admin_graphql_api_id: gid('Refund', refund.id),
    created_at: stamp(refund.at),
    refund_line_items: refund.parts.map((part) => ({
      line_item_id: part.lineId,
      line_item: { admin_graphql_api_id: gid('LineItem', part.lineId) },
      quantity: part.units,
      subtotal: Number(money(part.minor)),
      subtotal_set: set(part.minor),
    })),
    order_adjustments: [
      ...(adjusted === 0
        ? []
        : [{ kind: 'refund_discrepancy', amount: money(-adjusted), amount_set: set(-adjusted) }]),
      ...(shipping === 0
        ? []
        : [{ kind: 'shipping_refund', amount: money(-shipping), amount_set: set(-shipping) }]),
    ],
    refund_shipping_lines: shipping === 0 ? [] : [{ id: refund.id }],
    transactions: payments(refund).map(({ status, minor }) => {
      return { kind: 'refund', status, amount: money(minor), currency }
    }),
  }
}

function payments(refund: WorldRefund): { status: string; minor: number }[] {
  const minor = refund.parts.reduce((sum, part) => sum + part.minor, 0) + refund.extraMinor
  const paid = minor + refund.shippingMinor
  if (paid <= 0) return []
  return [{ status: refund.paper === 'failed' ? 'failure' : 'success', minor: paid }]
}

const disputeStates = {
  open: 'NEEDS_RESPONSE',
  won: 'WON',
  prevented: 'PREVENTED',
  lost: 'LOST',
  accepted: 'ACCEPTED',
}

/** A dispute's webhook tells nothing of the order but which one it is. */
export const disputeBody = ({ id, disputes }: WorldOrder): string =>
  JSON.stringify({ id: disputes.length, order_id: id, status: disputes.at(-1)?.verdict })

/** What the Admin API answers to the search for orders by how a dispute ended. */
export function disputedOrders({ orders }: World, query: string) {
  const [, state] = /chargeback_status:(\w+)/.exec(query) ?? []
  const nodes = orders
    .filter(({ disputes }) => disputes.some(({ verdict }) => verdict === state))
    .map(({ id }) => ({ id: gid('Order', id) }))
  return page(nodes)
}

/** What the Admin API answers to the question for one order. */
export function apiAnswer(world: World, order: WorldOrder) {
  const money = moneyOf(world)
  const set = (minor: number) => ({ shopMoney: { amount: money(minor) } })
  const customer = customerOf(world, order)
  return {
    id: gid('Order', order.id),
    name: `#${order.id}`,
    test: order.isTest,
    sourceName: order.channel,
    currencyCode: world.currency,
    taxesIncluded: order.taxesIncluded,
    discountCodes: order.codes,
    displayFinancialStatus: order.status.toUpperCase(),
    createdAt: stamp(order.placedAt),
    processedAt: stamp(order.placedAt),
    updatedAt: stamp(order.updatedAt),
    cancelledAt: order.cancelledAt === null ? null : stamp(order.cancelledAt),
    customer: customer && {
      id: gid('Customer', customer.id),
      createdAt: stamp(customer.createdAt),
    },
    subtotalPriceSet: set(subtotal(order)),
    totalTipReceivedSet: set(order.tipMinor),
    purchasingEntity: { __typename: order.isBusiness ? 'PurchasingCompany' : 'Customer' },
    paymentGatewayNames: paidBy(order).map(({ gateway }) => gateway),
    disputes: order.disputes.map(({ verdict }) => ({ status: disputeStates[verdict] })),
    customAttributes: attributesOf(order),
    displayFulfillmentStatus: order.sentAt === null ? 'UNFULFILLED' : 'FULFILLED',
    fulfillments:
      order.sentAt === null ? [] : [{ status: 'SUCCESS', createdAt: stamp(order.sentAt) }],
    transactions: order.paidAt === null ? [] : paymentsOf(order, set),
    originalTotalPriceSet: set(order.placedTotalMinor),
    currentTotalPriceSet: set(currentTotal(order)),
    totalOutstandingSet: set(order.unpaidMinor),
    currentShippingPriceSet: set(shippingLeft(order)),
    currentTotalDutiesSet: set(dutiesLeft(order)),
    shippingLines: {
      nodes: [
        {
          id: gid('ShippingLine', 9),
          discountedPriceSet: set(shippingMinor),
          taxLines: [{ priceSet: set(taxOf(shippingMinor)) }],
        },
      ],
    },
    lineItems: page([
      ...tipOf(order).map((line) => {
        return { ...lineNode(order, line, set), product: null, variant: null }
      }),
      ...order.lines.map((line) => lineNode(order, line, set)),
    ]),
    refunds: order.refunds.map((refund) => refundNode(refund, set, world.currency)),
  }
}

export const personAnswer = (id: string) => ({
  ...{ numberOfOrders: '0', defaultAddress: null },
  defaultEmailAddress: { emailAddress: `${id.split('/').at(-1)}@example.com` },
})

/** What it answers to the question which collections products are in. */
export function productsOf(ids: string[], question: string) {
  const asked = [...question.matchAll(/c(\d+): inCollection/g)].map(([, id]) => String(id))
  return ids.map((product) => {
    const holds = catalogue[Number(product.split('/').at(-1))] ?? []
    return { id: product, ...Object.fromEntries(asked.map((id) => [`c${id}`, holds.includes(id)])) }
  })
}

type MoneySet = (minor: number) => { shopMoney: { amount: string } }
const page = <Node>(nodes: Node[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, nodes })

function lineNode(order: WorldOrder, line: WorldLine, set: MoneySet) {
  const discounts = discountsOf(line)
  const applications = applicationsOf(order)
  return {
    id: gid('LineItem', line.id),
    title: line.title,
    quantity: line.units,
    currentQuantity: currentOf(order, line),
    isGiftCard: line.isGift,
    product: { id: gid('Product', line.product) },
    variant: { id: gid('ProductVariant', 9_000_001) },
    originalUnitPriceSet: set(line.priceMinor),
    totalDiscountSet: set(0),
    discountAllocations: [discounts.order, discounts.line].flatMap((minor, index) =>
      minor > 0
        ? [{ allocatedAmountSet: set(minor), discountApplication: applications[index] }]
        : [],
    ),
    taxLines: [{ priceSet: set(taxOf(amountOf(line))) }],
  }
}

function refundNode(refund: WorldRefund, set: MoneySet, currency: string) {
  const hasPaper = refund.paper === 'adjustment' && refund.extraMinor !== 0
  return {
    id: gid('Refund', refund.id),
    createdAt: stamp(refund.at),
    processedAt: stamp(refund.at),
    refundLineItems: page(
      refund.parts.map((part) => ({
        quantity: part.units,
        lineItem: { id: gid('LineItem', part.lineId) },
        subtotalSet: set(part.minor),
      })),
    ),
    orderAdjustments: { nodes: hasPaper ? [{ amountSet: set(-refund.extraMinor) }] : [] },
    refundShippingLines: {
      nodes: refund.shippingMinor === 0 ? [] : [{ id: gid('Shipping', refund.id) }],
    },
    transactions: {
      nodes: payments(refund).map(({ status, minor }) => ({
        kind: 'REFUND',
        status: status.toUpperCase(),
        amountSet: { ...set(minor), presentmentMoney: { currencyCode: currency } },
      })),
    },
  }
}
