// What happened to an order between two of its states, for the reason that stands beside a
// transfer.
import type { Observed } from '../earning/evaluation.ts'
import type { OrderCause } from '../kernel/because.ts'
import type { OrderSnapshot, PaymentState } from '../kernel/facts.ts'

export interface OrderChange {
  cause: OrderCause
  /** Business time of the change. */
  occurredAt: string
  /** Lines that left; absent where none did. */
  gone?: { title: string; quantity: number }[]
}

const unpaid: ReadonlySet<PaymentState> = new Set(['pending', 'authorized', 'partially_paid'])

type Chargeback = Observed['chargeback']

/** @param before null for an order seen for the first time. */
export function describeChange(
  before: OrderSnapshot | null,
  after: OrderSnapshot,
  chargeback: { before?: Chargeback; after?: Chargeback } = {},
): OrderChange {
  if (!before) return { cause: 'paid', occurredAt: after.processedAt }
  const { before: wasLost, after: decided } = chargeback
  // Nobody tells when the bank decided: it happened when we were told.
  if (decided && decided.isLost !== (wasLost?.isLost ?? false))
    return { cause: 'disputed', occurredAt: decided.askedAt }
  const cause = causeOf(before, after)
  const gone = linesGone(before, after)
  return { cause, occurredAt: timeOf(cause, after), ...(gone.length > 0 ? { gone } : {}) }
}

function causeOf(before: OrderSnapshot, after: OrderSnapshot): OrderCause {
  if (before.customerId !== after.customerId) return 'moved'
  if (after.cancelledAt !== null && before.cancelledAt === null) return 'cancelled'
  if (after.refunds.length > before.refunds.length) return 'refunded'
  if (unpaid.has(before.payment) && !unpaid.has(after.payment)) return 'paid'
  return hasOtherLines(before, after) ? 'edited' : 'corrected'
}

function timeOf(cause: OrderCause, after: OrderSnapshot): string {
  const refundedAt = after.refunds
    .map((refund) => refund.createdAt)
    .sort()
    .at(-1)
  if (cause === 'refunded' && refundedAt) return refundedAt
  return cause === 'cancelled' && after.cancelledAt ? after.cancelledAt : after.updatedAt
}

function linesGone(before: OrderSnapshot, after: OrderSnapshot) {
  return before.lines.flatMap(({ id, title, currentQuantity }) => {
    const left = after.lines.find((line) => line.id === id)?.currentQuantity ?? 0
    return left < currentQuantity ? [{ title, quantity: currentQuantity - left }] : []
  })
}

function hasOtherLines(before: OrderSnapshot, after: OrderSnapshot): boolean {
  if (before.lines.length !== after.lines.length) return true
  return after.lines.some((line) => {
    const old = before.lines.find(({ id }) => id === line.id)
    return old?.currentQuantity !== line.currentQuantity || old.amountMinor !== line.amountMinor
  })
}
