// An order as it was known at a moment: what was refunded or cancelled later is undone. Payments
// and edits carry no time of their own, and count as they are known now. What nobody tells the time
// of changes nothing of what later orders were valued by.
import type { OrderLine, OrderRefund, OrderSnapshot, PaymentState } from '../kernel/facts.ts'
import type { Inputs } from './evaluation.ts'

/** When less of the order remained than before, in milliseconds, the earliest first. */
export function lossTimes({ refunds, cancelledAt }: OrderSnapshot): number[] {
  const times = refunds.map(({ createdAt }) => Date.parse(createdAt))
  if (cancelledAt !== null) times.push(Date.parse(cancelledAt))
  return [...new Set(times)].sort((one, other) => one - other)
}

/** When it was known first, and each time that less of it remained; @param inputs of the order. */
export function momentsOf({ countedFrom }: Pick<Inputs, 'countedFrom'>, snapshot: OrderSnapshot) {
  const first = Date.parse(countedFrom ?? snapshot.processedAt)
  return [first, ...lossTimes(snapshot).filter((time) => time > first)]
}

/**
 * When it was paid moves no points: while that is not known, or will never be asked for because all
 * of it went back, what it counts is known all the same.
 */
export function withoutPaidAt(inputs: Inputs): Inputs {
  const { paidAt, ...observed } = inputs.observed ?? {}
  return paidAt === null ? { ...inputs, observed } : inputs
}

/** When its money was charged back nobody tells: to the orders after it, it counts as not lost. */
export function withoutChargeback(inputs: Inputs): Inputs {
  const { chargeback, ...observed } = inputs.observed ?? {}
  return chargeback ? { ...inputs, observed } : inputs
}

/** As it counts for the orders after it. */
export const asBefore = (inputs: Inputs): Inputs => withoutChargeback(withoutPaidAt(inputs))

export function knownAt(snapshot: OrderSnapshot, at: number): OrderSnapshot {
  const { refunds, cancelledAt } = snapshot
  const later = refunds.filter(({ createdAt }) => Date.parse(createdAt) > at)
  const isCancelled = cancelledAt !== null && Date.parse(cancelledAt) <= at
  const known = { ...snapshot, cancelledAt: isCancelled ? cancelledAt : null }
  if (later.length === 0) return known
  const earlier = refunds.filter((refund) => !later.includes(refund))
  return {
    ...known,
    payment: paymentBefore(snapshot.payment, earlier),
    refunds: earlier,
    lines: snapshot.lines.map((line) => withReturned(line, later)),
    // Which of the refunds gave shipping back is not known.
    shipping: { ...snapshot.shipping, refundedMinor: 0 },
  }
}

function paymentBefore(payment: PaymentState, earlier: OrderRefund[]): PaymentState {
  if (payment !== 'refunded' && payment !== 'partially_refunded') return payment
  return earlier.length === 0 ? 'paid' : 'partially_refunded'
}

function withReturned(line: OrderLine, later: OrderRefund[]): OrderLine {
  const returned = later
    .flatMap((refund) => refund.lines.filter(({ lineId }) => lineId === line.id))
    .reduce((sum, { quantity }) => sum + quantity, 0)
  const currentQuantity = Math.min(line.quantity, line.currentQuantity + returned)
  return returned === 0 ? line : { ...line, currentQuantity }
}
