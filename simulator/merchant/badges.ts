import { fulfillmentStatus } from '../commerce/fulfillments/status.ts'
import { financialStatus } from '../commerce/order-figures.ts'
import { type Html, html } from '../pages/html.ts'
import type { Order } from '../state/world.ts'

const looks: Record<string, string> = {
  paid: 'good',
  pending: 'wait',
  authorized: 'wait',
  partially_paid: 'wait',
  voided: 'bad',
}

const sentWords = { fulfilled: 'Fulfilled', partial: 'Partly fulfilled', none: 'Unfulfilled' }

/** How an order stands: its payment, and whether it is cancelled. */
export function orderBadges(order: Order): Html {
  const status = financialStatus(order)
  const words = status.charAt(0).toUpperCase() + status.slice(1).replaceAll('_', ' ')
  return html`<span class="badge ${looks[status] ?? ''}">${words}</span>
    <span class="badge ${fulfillmentStatus(order) === 'fulfilled' ? 'good' : ''}">
      ${sentWords[fulfillmentStatus(order) ?? 'none']}</span>
    ${
      order.disputes.some(({ status }) => status === 'needs_response') &&
      html`<span
      class="badge bad">Disputed</span>`
    }
    ${order.closedAt && html`<span class="badge">Archived</span>`}
    ${order.cancelledAt && html`<span class="badge bad">Cancelled</span>`}
    ${order.isTest && html`<span class="badge">Test</span>`}`
}
