import { requireOrder } from '../commerce/find.ts'
import { lineFigures, orderFigures } from '../commerce/order-figures.ts'
import { storefrontAddress } from '../pages/addresses.ts'
import { formatMinor, formatMoment } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import type { LineItem, Order } from '../state/world.ts'
import { orderBadges } from './badges.ts'
import { customerName } from './customer-pages.ts'
import { orderForms } from './order-forms.ts'
import { orderTimeline } from './order-timeline.ts'
import { type Desk, showDesk } from './show-desk.ts'

const mostShown = 200

export function showOrders(desk: Desk): void {
  const { shop, base } = desk
  const orders = [...shop.orders.values()].sort(
    (a, b) => b.processedAt.localeCompare(a.processedAt) || b.number - a.number,
  )
  const shown = orders.slice(0, mostShown)
  const rows = shown.map(
    (
      order,
    ) => html`<tr><td><a href="${base}/orders/${order.id}"><strong>${order.name}</strong></a></td>
      <td class="wide">${formatMoment(order.processedAt, shop.timeZone)}</td>
        <td>${customerName(shop, order.customerId)}</td>
      <td class="number">${formatMinor(orderFigures(order).currentTotalMinor, order.currency)}</td>
      <td>${orderBadges(order)}</td></tr>`,
  )
  const table =
    shown.length === 0
      ? html`<div class="card empty">No orders yet. <a
        href="${storefrontAddress(desk.context, shop)}">Go shopping</a> and place one.</div>`
      : html`<div class="card flush"><table><thead><tr><th>Order</th><th class="wide">Date</th>
        <th>Customer</th>
          <th class="number">Total</th><th>Status</th></tr></thead><tbody>${rows}</tbody></table>
            </div>
          ${
            orders.length > mostShown &&
            html`<p
            class="soft">The newest ${mostShown} of ${orders.length}.</p>`
          }`
  showDesk(desk, 'orders', 'Orders', html`<header><h1>Orders</h1></header>${table}`)
}

export function showOrder(desk: Desk): void {
  const { shop, base, params } = desk
  const order = requireOrder(shop, params.id ?? '')
  const content = html`<header><a href="${base}/orders" aria-label="All orders">←</a>
    <h1>${order.name}</h1>${orderBadges(order)}
      <p class="meta">${formatMoment(order.processedAt, shop.timeZone)} · ${order.channel}
        ${paidIn(order)}</p>
        </header>
    <div class="columns"><div>
      <section class="card flush" aria-label="Items"><table><thead><tr><th>Item</th>
        <th class="number wide">Price</th>
        <th class="number">Quantity</th><th class="number">Total</th></tr></thead>
        <tbody>${order.lines.map((line) => lineRow(desk, order, line))}</tbody></table></section>
      <section class="card" aria-label="Totals">${totals(order)}</section>
      ${orderForms(desk, order)}
    </div><div>
      <section class="card"><h2>Customer</h2>${customer(desk, order)}</section>
      <section class="card"><h2>Timeline</h2>${orderTimeline(shop, order)}</section>
    </div></div>`
  showDesk(desk, 'orders', order.name, content)
}

/** The shopper's currency, where it is another than the shop's. */
function paidIn({ currency, presentment }: Order): string {
  return presentment.currency === currency ? '' : ` · paid in ${presentment.currency}`
}

function lineRow({ context, shop }: Desk, order: Order, line: LineItem): Html {
  const figures = lineFigures(order, line)
  const product = shop.products.get(line.productId)
  const picture =
    product && `${storefrontAddress(context, shop)}/cdn/products/${product.handle}.svg`
  const variant = line.variantTitle === 'Default Title' ? '' : line.variantTitle
  const gone = line.quantity - figures.currentQuantity
  return html`<tr><td><div class="line">${picture && html`<img src="${picture}" alt="">`}
      <div><strong>${line.title}</strong>${variant && html`<div class="soft">${variant}</div>`}
      ${line.sellingPlan && html`<div class="soft">${line.sellingPlan.name}</div>`}
      ${
        figures.currentDiscountMinor > 0 &&
        html`<div
        class="soft">Discount −${formatMinor(figures.currentDiscountMinor, order.currency)}</div>`
      }
      </div></div></td>
    <td class="number wide">${formatMinor(line.priceMinor, order.currency)}</td>
    <td class="number">${figures.currentQuantity}${
      gone > 0 &&
      html`<div class="soft">
      ${gone} removed</div>`
    }</td>
    <td class="number">${formatMinor(figures.currentMinor, order.currency)}</td></tr>`
}

function totals(order: Order): Html {
  const figures = orderFigures(order)
  const money = (minor: number) => formatMinor(minor, order.currency)
  return html`<dl class="totals"><dt>Subtotal after discounts</dt>
    <dd>${money(figures.currentSubtotalMinor)}</dd>
    ${order.discounts.map(
      (one) => html`<dt>Discount ${one.code}</dt>
      <dd>−${money(one.amountMinor)}</dd>`,
    )}
    <dt>Shipping</dt><dd>${money(figures.currentShippingMinor)}</dd>
    ${figures.dutiesMinor > 0 && html`<dt>Duties</dt><dd>${money(figures.dutiesMinor)}</dd>`}
    ${figures.tipMinor > 0 && html`<dt>Tip</dt><dd>${money(figures.tipMinor)}</dd>`}
    <dt>${order.taxesIncluded ? 'Including tax' : 'Tax'}</dt>
      <dd>${money(figures.currentTaxMinor)}</dd>
    <dt class="strong">Total</dt><dd class="strong">${money(figures.currentTotalMinor)}</dd>
    <dt>Paid</dt><dd>${money(figures.paidMinor)}</dd>
    ${figures.refundedMinor > 0 && html`<dt>Refunded</dt><dd>−${money(figures.refundedMinor)}</dd>`}
    ${
      figures.outstandingMinor !== 0 &&
      html`<dt>
      ${figures.outstandingMinor > 0 ? 'Still to pay' : 'Owed to the customer'}</dt><dd>
      ${money(Math.abs(figures.outstandingMinor))}</dd>`
    }</dl>`
}

function customer({ shop, base }: Desk, order: Order): Html {
  if (!order.customerId) return html`<p>Guest${order.email && ` · ${order.email}`}</p>`
  return html`<p>
    <a href="${base}/customers/${order.customerId}">${customerName(shop, order.customerId)}</a><br>
    <span class="soft">${order.email}</span></p>`
}
