// What happened to an order, told from what it remembers.
import { formatMinor, formatMoment } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import type { Order, Refund, Shop, Transaction } from '../state/world.ts'

type Moment = { at: string; text: string }

export function orderTimeline(shop: Shop, order: Order): Html {
  const moments: Moment[] = [
    { at: order.processedAt, text: 'Order placed' },
    ...order.discounts.map((one) => ({
      at: order.processedAt,
      text: `Code ${one.code} took off ${formatMinor(one.amountMinor, order.currency)}`,
    })),
    ...order.transactions
      .filter((one) => one.kind !== 'refund')
      .map((one) => ({
        at: one.createdAt,
        text: tellPayment(order, one),
      })),
    ...order.fulfillments.map((one) => ({
      at: one.updatedAt,
      text: one.status === 'success' ? 'A parcel left' : 'A parcel was called back',
    })),
    ...order.disputes.map((one) => ({ at: one.createdAt, text: `Disputed (${one.kind})` })),
    ...(order.closedAt ? [{ at: order.closedAt, text: 'Archived' }] : []),
    ...order.refunds.map((refund) => ({ at: refund.createdAt, text: tellRefund(order, refund) })),
    ...(order.cancelledAt ? [{ at: order.cancelledAt, text: 'Order cancelled' }] : []),
  ]
  // Within one second they stay in the order in which they happen; the newest comes first.
  moments.sort((a, b) => a.at.localeCompare(b.at)).reverse()
  return html`<ol class="timeline">${moments.map(
    ({ at, text }) =>
      html`<li>${text}<br><span class="soft">${formatMoment(at, shop.timeZone)}</span></li>`,
  )}</ol>`
}

function tellPayment(order: Order, { kind, gateway, amountMinor }: Transaction): string {
  const money = formatMinor(amountMinor, order.currency)
  if (kind === 'void') return 'Payment voided'
  if (kind === 'authorization') return `${money} authorised`
  if (kind === 'capture') return `${money} captured`
  return gateway === 'bogus' ? `${money} paid` : `${money} paid by ${gateway.replaceAll('_', ' ')}`
}

/** A refund without money is what an edit leaves behind: units that are no longer wanted. */
function tellRefund(order: Order, refund: Refund): string {
  const paid = order.transactions
    .filter((one) => refund.transactionIds.includes(one.id))
    .reduce((sum, one) => sum + one.amountMinor, 0)
  const items = refund.lines.map(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.id === lineId)
    return `${quantity} × ${line?.title ?? lineId}`
  })
  const what = items.length > 0 ? ` (${items.join(', ')})` : ''
  if (paid === 0) return `Removed${what || ' nothing'}`
  return `${formatMinor(paid, order.currency)} refunded${what}`
}
