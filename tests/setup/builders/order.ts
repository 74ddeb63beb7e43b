// Orders as facts: `anOrder({ lines: [aLine(1400)] })` is a paid order of one thing for 14.00.
import type { OrderLine, OrderRefund, OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'

export function aLine(amountMinor: number, given: Partial<OrderLine> = {}): OrderLine {
  const quantity = given.quantity ?? 1
  return {
    id: `line-${amountMinor}`,
    title: 'Fern',
    productId: '501',
    variantId: '601',
    quantity,
    currentQuantity: quantity,
    listedMinor: amountMinor,
    amountMinor,
    taxMinor: 0,
    isGiftCard: false,
    ...given,
  }
}

export function anOrder(given: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const lines = given.lines ?? [aLine(10_000)]
  const processedAt = given.processedAt ?? '2026-03-01T12:00:00.000Z'
  return {
    orderId: '7001',
    name: '#1001',
    customerId: '9001',
    customerCreatedAt: '2019-05-01T00:00:00.000Z',
    currency: 'USD',
    processedAt,
    updatedAt: processedAt,
    cancelledAt: null,
    payment: 'paid',
    isTest: false,
    channel: 'web',
    taxesIncluded: false,
    placedMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
    lines,
    refunds: [],
    discountCodes: [],
    shipping: { placedMinor: 0, refundedMinor: 0, taxMinor: 0 },
    tipMinor: 0,
    dutiesMinor: 0,
    fulfilledAt: null,
    isBusiness: false,
    usesGiftCard: false,
    usesStoreCredit: false,
    ...given,
  }
}

export function aRefund(given: Partial<OrderRefund> = {}): OrderRefund {
  return {
    id: 'refund-1',
    createdAt: '2026-03-05T12:00:00.000Z',
    lines: [],
    adjustmentMinor: 0,
    ...given,
  }
}

/** The same order a minute later for each step, with what changed. */
export function later(order: OrderSnapshot, changed: Partial<OrderSnapshot>): OrderSnapshot {
  const updatedAt = new Date(Date.parse(order.updatedAt) + 60_000).toISOString()
  return { ...order, updatedAt, ...changed }
}

/** Units of a line sent back for their share of its price. */
export function withLineRefunded(
  order: OrderSnapshot,
  lineId: string,
  quantity = 1,
): OrderSnapshot {
  const line = order.lines.find(({ id }) => id === lineId)
  if (!line) throw new Error(`no line ${lineId}`)
  const amountMinor = Math.round((line.amountMinor * quantity) / line.quantity)
  const lines = order.lines.map((one) =>
    one === line ? { ...one, currentQuantity: one.currentQuantity - quantity } : one,
  )
  const id = `refund-${order.refunds.length + 1}`
  const refund = aRefund({ id, lines: [{ lineId, quantity, amountMinor }] })
  return later(order, { lines, payment: 'partially_refunded', refunds: [...order.refunds, refund] })
}
