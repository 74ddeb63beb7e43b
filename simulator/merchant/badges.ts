import { financialStatus } from '../commerce/order-figures.ts'
import { type Html, html } from '../pages/html.ts'
import type { Order } from '../state/world.ts'

const looks: Record<string, string> = {
  paid: 'good',
  pending: 'wait',
  partially_paid: 'wait',
  voided: 'bad',
}

/** How an order stands: its payment, and whether it is cancelled. */
export function orderBadges(order: Order): Html {
  const status = financialStatus(order)
  const words = status.charAt(0).toUpperCase() + status.slice(1).replaceAll('_', ' ')
  return html`<span class="badge ${looks[status] ?? ''}">${words}</span>
    ${order.cancelledAt && html`<span class="badge bad">Cancelled</span>`}
    ${order.isTest && html`<span class="badge">Test</span>`}`
}
