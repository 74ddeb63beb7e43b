import { orderFigures } from '../../commerce/order-figures.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import { sendHtml } from '../../pages/exchange.ts'
import { formatMinor } from '../../pages/format.ts'
import { html } from '../../pages/html.ts'
import type { Order } from '../../state/world.ts'
import type { Visit } from '../visit.ts'
import { checkoutLayout } from './checkout-page.ts'

/** /orders/:order/thanks, by the order's secret token: a number could be guessed. */
export function showThanks(visit: Visit): void {
  const { shop, params } = visit
  const order = [...shop.orders.values()].find((one) => one.token === params.order)
  if (!order) throw new CommerceRefusal('order_not_found', 'there is no such order')
  const customer = order.customerId ? shop.customers.get(order.customerId) : null
  const page = html`<div class="checkout"><main class="main">
    <a class="shop" href="/">${shop.name}</a>
    <p class="soft">Order <span data-order-name>${order.name}</span></p>
    <h1>Thank you${customer?.firstName ? `, ${customer.firstName}` : ''}!</h1>
    <div class="box">Your order is confirmed.
      ${order.email && html`A receipt goes to ${order.email}.`}</div>
    <p><a class="button" href="/">Continue shopping</a> ${
      customer &&
      html`<a class="button"
      href="/account">Your orders</a>`
    }</p></main>
    <aside class="side" aria-label="Order summary"><div>${summary(visit, order)}</div></aside>
      </div>`
  sendHtml(visit.response, checkoutLayout(`Thank you · ${shop.name}`, page))
}

function summary({ shop }: Visit, order: Order) {
  const money = (minor: number) => formatMinor(minor, order.currency)
  const figures = orderFigures(order)
  const pictureOf = (productId: string) => shop.products.get(productId)?.handle ?? 'unknown'
  return html`${order.lines.map(
    (
      line,
    ) => html`<div class="item"><img src="/cdn/products/${pictureOf(line.productId)}.svg" alt="">
      <div>${line.title}<div class="count">Quantity ${line.quantity}</div></div>
      <div>${money(line.priceMinor * line.quantity)}</div></div>`,
  )}
  <dl><dt>Subtotal</dt><dd>${money(figures.itemsMinor)}</dd>
  ${order.discounts.map(
    (one) => html`<dt>Discount <span class="soft">${one.code}</span></dt>
    <dd>−${money(one.amountMinor)}</dd>`,
  )}
  <dt>Shipping</dt><dd>${figures.shippingMinor > 0 ? money(figures.shippingMinor) : 'Free'}</dd>
  <dt>${order.taxesIncluded ? 'Including tax' : 'Tax'}</dt><dd>${money(figures.taxMinor)}</dd>
  <dt class="total">Total</dt><dd class="total">${money(figures.totalMinor)}</dd></dl>`
}
