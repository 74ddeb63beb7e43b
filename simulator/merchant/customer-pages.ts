import { accountsOf } from '../commerce/credit/store-credit.ts'
import { requireCustomer } from '../commerce/find.ts'
import { orderFigures } from '../commerce/order-figures.ts'
import { formatMinor, formatMoment } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import type { Customer, Shop } from '../state/world.ts'
import { newestOrdersOf } from '../storefront/objects/customer.ts'
import { orderBadges } from './badges.ts'
import { type Desk, showDesk } from './show-desk.ts'

const mostShown = 200

export function customerName(shop: Shop, customerId: string | null): string {
  const customer = customerId ? shop.customers.get(customerId) : null
  if (!customer) return 'Guest'
  return `${customer.firstName} ${customer.lastName}`.trim() || customer.email
}

export function showCustomers(desk: Desk): void {
  const { shop, base } = desk
  const counts = new Map<string, number>()
  for (const { customerId } of shop.orders.values()) {
    if (customerId) counts.set(customerId, (counts.get(customerId) ?? 0) + 1)
  }
  const customers = [...shop.customers.values()].reverse()
  const rows = customers.slice(0, mostShown).map(
    (customer) => html`<tr>
      <td><a href="${base}/customers/${customer.id}">
        <strong>${customerName(shop, customer.id)}</strong></a></td>
      <td>${customer.email}</td><td class="number">${counts.get(customer.id) ?? 0}</td>
      <td>${formatMoment(customer.createdAt, shop.timeZone)}</td></tr>`,
  )
  const content = html`<header><h1>Customers</h1></header><div class="card flush"><table>
    <thead><tr><th>Name</th><th>E-mail</th><th class="number">Orders</th><th>Since</th></tr></thead>
    <tbody>${rows}</tbody></table></div>
    ${
      customers.length > mostShown &&
      html`<p
      class="soft">The newest ${mostShown} of ${customers.length}.</p>`
    }`
  showDesk(desk, 'customers', 'Customers', content)
}

/** Store credit and gift cards, where there are any. */
function wallet({ shop }: Desk, customer: Customer): Html | null {
  const accounts = accountsOf(shop, customer.id)
  const cards = [...shop.giftCards.values()].filter((card) => card.customerId === customer.id)
  if (accounts.length + cards.length === 0) return null
  return html`<section class="card"><h2>Store credit and gift cards</h2><dl class="totals">
    ${accounts.map(
      (account) => html`<dt>Store credit</dt>
      <dd>${formatMinor(account.balanceMinor, account.currency)}</dd>`,
    )}
    ${cards.map(
      (card) => html`<dt>Gift card •••• ${card.code.slice(-4)}</dt>
      <dd>${formatMinor(card.balanceMinor, card.currency)}</dd>`,
    )}</dl></section>`
}

export function showCustomer(desk: Desk): void {
  const { shop, base, params } = desk
  const customer = requireCustomer(shop, params.id ?? '')
  const orders = newestOrdersOf(shop, customer)
  const rows = orders.map(
    (
      order,
    ) => html`<tr><td><a href="${base}/orders/${order.id}"><strong>${order.name}</strong></a></td>
      <td>${formatMoment(order.processedAt, shop.timeZone)}</td>
      <td class="number">${formatMinor(orderFigures(order).currentTotalMinor, order.currency)}</td>
      <td>${orderBadges(order)}</td></tr>`,
  )
  const content = html`<header><a href="${base}/customers" aria-label="All customers">←</a>
    <h1>${customerName(shop, customer.id)}</h1>
      <p class="meta">${customer.email} · since ${formatMoment(customer.createdAt, shop.timeZone)}
        </p></header>
    ${
      orders.length > 0
        ? html`<div class="card flush"><table><thead><tr><th>Order</th><th>Date</th>
          <th class="number">Total</th><th>Status</th></tr></thead><tbody>${rows}</tbody></table>
            </div>`
        : html`<div class="card empty">No orders yet.</div>`
    }
    ${wallet(desk, customer)}
    <form class="card" method="post" action="${base}/customers/${customer.id}/tags"><h2>Tags</h2>
      <div class="inline"><label class="field"><span>Tags, separated by commas</span>
      <input type="text" name="tags" value="${customer.tags.join(', ')}"></label>
      <button class="button">Save tags</button></div></form>
    <form class="card" method="post" action="${base}/customers/${customer.id}/merge">
      <h2>Merge</h2><p class="soft">Orders, store credit and tags go to the customer you name.
        This customer is gone then.</p>
      <div class="inline"><label class="field"><span>E-mail of the customer to keep</span>
      <input type="email" name="into" required placeholder="ada@example.com"></label>
      <button class="button danger">Merge customers</button></div></form>`
  showDesk(desk, 'customers', customerName(shop, customer.id), content)
}
