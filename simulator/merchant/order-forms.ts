// The forms below an order. Labels name the item, so that each field can be found by its name.
import { lineFigures, orderFigures } from '../commerce/order-figures.ts'
import { formatMinor } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import type { LineItem, Order, Shop } from '../state/world.ts'
import { titleOf } from './line-title.ts'
import { captureForm, fulfillForm, moreForm } from './order-more-forms.ts'
import type { Desk } from './show-desk.ts'

export function orderForms({ base, shop }: Desk, order: Order): Html {
  const action = `${base}/orders/${order.id}`
  if (order.cancelledAt) {
    return html`<p class="soft">A cancelled order cannot be changed.</p>${moreForm(action, order)}`
  }
  const { outstandingMinor, authorizedMinor, paidMinor, refundedMinor } = orderFigures(order)
  const owed = formatMinor(outstandingMinor, order.currency)
  return html`${captureForm(action, order)}
    ${outstandingMinor > authorizedMinor && payForm(action, order, owed)}
    ${fulfillForm(action, order)}
    ${paidMinor > refundedMinor && html`${refundForm(action, order)}${amountForm(action, order)}`}
    ${editForm(action, order, shop)}
    ${cancelForm(action, paidMinor > refundedMinor)}${moreForm(action, order)}`
}

function payForm(action: string, order: Order, amount: string): Html {
  return html`<form class="card" method="post" action="${action}/pay"><h2>Payment</h2>
    <p>${amount} still to pay.</p>
    <div class="inline"><label class="field"><span>Amount paid (${order.currency})</span>
    <input type="text" inputmode="decimal" name="amount" placeholder="all of it"></label>
    <button class="button primary">Mark as paid</button></div></form>`
}

function refundForm(action: string, order: Order): Html {
  const lines = order.lines
    .map((line) => ({ line, left: lineFigures(order, line).currentQuantity }))
    .filter(({ left }) => left > 0)
  const shippingMinor = orderFigures(order).currentShippingMinor
  return html`<form class="card" method="post" action="${action}/refund"><h2>Refund items</h2>
    ${lines.map(
      ({ line, left }) => html`<label class="field"><span>Refund quantity of ${titleOf(line)}</span>
      <span class="inline">
        <input type="number" name="refund[${line.id}]" value="0" min="0" max="${left}"
        aria-label="Refund quantity of ${titleOf(line)}"> <span class="soft">of ${left}
          </span></span></label>`,
    )}
    ${
      shippingMinor > 0 &&
      html`<label class="field">
      <span>Shipping to refund (up to ${formatMinor(shippingMinor, order.currency)})</span>
        <input type="text" inputmode="decimal" name="shipping" placeholder="0.00"></label>`
    }
    <button class="button">Refund items</button></form>`
}

function amountForm(action: string, order: Order): Html {
  return html`<form class="card" method="post" action="${action}/refund-amount">
    <h2>Refund an amount</h2>
    <p class="soft">Gives money back without taking items back, as for a late delivery.</p>
    <div class="inline"><label class="field"><span>Amount to refund (${order.currency})</span>
    <input type="text" inputmode="decimal" name="amount" placeholder="5.00" required></label>
    <button class="button">Refund amount</button></div></form>`
}

function editForm(action: string, order: Order, shop: Shop): Html {
  const lines = order.lines.map((line) => ({
    line,
    now: lineFigures(order, line).currentQuantity,
  }))
  const options = [...shop.products.values()].flatMap((product) =>
    product.variants.map((variant) => ({
      id: variant.id,
      title: product.variants.length > 1 ? `${product.title} ${variant.title}` : product.title,
      price: formatMinor(variant.priceMinor, shop.currency),
    })),
  )
  return html`<form class="card" method="post" action="${action}/edit"><h2>Edit order</h2>
    ${lines.map(
      ({ line, now }) => html`<label class="field"><span>New quantity of ${titleOf(line)}</span>
      <input type="number" name="set[${line.id}]" value="${now}" min="0" max="999"></label>
      <input type="hidden" name="was[${line.id}]" value="${now}">`,
    )}
    <div class="inline"><label class="field"><span>Add a product</span><select name="add_variant">
      <option value="">None</option>
      ${options.map(
        (option) => html`<option value="${option.id}">${option.title} · ${option.price}
        </option>`,
      )}
    </select></label>
    <label class="field"><span>Quantity to add</span>
      <input type="number" name="add_quantity" value="1" min="1" max="999"></label></div>
    <p></p><button class="button">Save edit</button></form>`
}

function cancelForm(action: string, hasMoney: boolean): Html {
  return html`<form class="card" method="post" action="${action}/cancel"><h2>Cancel order</h2>
    ${
      hasMoney &&
      html`<p><label class="row">
      <input type="checkbox" name="refund" value="1" checked> <span>Give the money back</span>
        </label></p>`
    }
    <button class="button danger">Cancel order</button></form>`
}
