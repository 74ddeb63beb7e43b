// The forms for what happens to an order beside its lines.
import { unitsLeft } from '../commerce/fulfillments/fulfill-order.ts'
import { orderFigures } from '../commerce/order-figures.ts'
import { formatMinor } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import type { Order } from '../state/world.ts'
import { titleOf } from './line-title.ts'

/** Money that is set aside: taken, in parts or at once, or let go. */
export function captureForm(action: string, order: Order): Html | null {
  const { authorizedMinor } = orderFigures(order)
  if (authorizedMinor <= 0) return null
  return html`<form class="card" method="post" action="${action}/capture">
    <h2>Authorised payment</h2>
    <p>${formatMinor(authorizedMinor, order.currency)} is set aside.</p>
    <div class="inline"><label class="field"><span>Amount to capture (${order.currency})</span>
    <input type="text" inputmode="decimal" name="amount" placeholder="all of it"></label>
    <button class="button primary">Capture payment</button>
    <button class="button" formaction="${action}/do/void">Void authorisation</button></div></form>`
}

export function fulfillForm(action: string, order: Order): Html | null {
  const lines = order.lines
    .map((line) => ({ line, left: unitsLeft(order, line.id) }))
    .filter(({ left }) => left > 0)
  const isSent = order.fulfillments.some(({ status }) => status === 'success')
  if (lines.length === 0 && !isSent) return null
  return html`<form class="card" method="post" action="${action}/fulfill"><h2>Fulfilment</h2>
    ${lines.map(
      ({ line, left }) => html`<label class="field"><span>Send quantity of ${titleOf(line)}</span>
      <span class="inline"><input type="number" name="send[${line.id}]" value="${left}" min="0"
        max="${left}" aria-label="Send quantity of ${titleOf(line)}">
        <span class="soft">of ${left}</span></span></label>`,
    )}
    <p class="inline">${lines.length > 0 && html`<button class="button">Fulfil items</button>`}
    ${
      isSent &&
      html`<button class="button" formaction="${action}/do/unfulfill" formnovalidate>
        Call the last parcel back</button>`
    }</p></form>`
}

export function moreForm(action: string, order: Order): Html {
  const { paidMinor, refundedMinor } = orderFigures(order)
  const dispute = order.disputes.at(-1)?.status
  const isDisputed = dispute === 'needs_response'
  const canDelete = order.cancelledAt !== null || order.isTest
  const button = (verb: string, label: string) =>
    html`<button class="button" formaction="${action}/do/${verb}">${label}</button>`
  return html`<form class="card" method="post" action="${action}"><h2>More</h2>
    <p class="inline">
    ${order.closedAt ? button('reopen', 'Unarchive') : button('close', 'Archive')}
    ${order.subscription && button('renew', 'Renew subscription')}
    ${!isDisputed && paidMinor > refundedMinor && button('dispute', 'Open a dispute')}
    ${dispute && dispute !== 'won' && button('win', 'Dispute won')}
    ${dispute && dispute !== 'lost' && button('lose', 'Dispute lost')}
    ${
      canDelete &&
      html`<button class="button danger" formaction="${action}/delete">Delete order</button>`
    }</p></form>`
}
