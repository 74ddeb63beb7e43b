// An order as it would be after a refund: the state that would reach us, made up.
import type { OrderLine, OrderSnapshot, PaymentState } from '../../kernel/facts.ts'
import { lineLeftMinor, refundedByAmountMinor } from '../../kernel/money-left.ts'
import { proportion } from '../../kernel/rounding.ts'

export interface AskedRefund {
  lines: { lineId: string; quantity: number }[]
  /** Of what is left of the shipping, as the order prices it. */
  shippingMinor: number
  /** Money on top of lines and shipping; without them, the whole of it. */
  amountMinor: number
}

/** Units beyond what is left, and money beyond it, are not given back. */
export function wouldBe(snapshot: OrderSnapshot, asked: AskedRefund, now: Date): OrderSnapshot {
  const { refunds, shipping } = snapshot
  const parts = asked.lines.flatMap(({ lineId, quantity }) => {
    const line = snapshot.lines.find(({ id }) => id === lineId)
    const units = Math.min(quantity, line?.currentQuantity ?? 0)
    if (!line || units <= 0) return []
    return [{ lineId, quantity: units, amountMinor: shareOf(line, units, snapshot) }]
  })
  const lines = snapshot.lines.map((line) => {
    const units = parts.find(({ lineId }) => lineId === line.id)?.quantity ?? 0
    return units === 0 ? line : { ...line, currentQuantity: line.currentQuantity - units }
  })
  const createdAt = now.toISOString()
  const refund = { id: 'preview', createdAt, lines: parts, adjustmentMinor: asked.amountMinor }
  const refundedMinor = Math.min(shipping.refundedMinor + asked.shippingMinor, shipping.placedMinor)
  const after = {
    ...snapshot,
    updatedAt: createdAt,
    lines,
    refunds: [...refunds, refund],
    shipping: { ...shipping, refundedMinor },
  }
  return { ...after, payment: paymentAfter(after) }
}

/** Units cost their share of what the line has left. */
function shareOf(line: OrderLine, units: number, { refunds }: OrderSnapshot): number {
  const leftMinor = lineLeftMinor(line, refunds)
  return proportion(leftMinor, units, line.currentQuantity, 'nearest')
}

function paymentAfter({ payment, lines, refunds, ...order }: OrderSnapshot): PaymentState {
  if (payment !== 'paid' && payment !== 'partially_refunded') return payment
  const { shipping, tipMinor } = order
  const goodsMinor = lines.reduce((sum, line) => sum + lineLeftMinor(line, refunds), 0)
  const restMinor = shipping.placedMinor - shipping.refundedMinor + tipMinor
  const leftMinor = goodsMinor - refundedByAmountMinor(refunds) + restMinor
  return leftMinor <= 0 ? 'refunded' : 'partially_refunded'
}
