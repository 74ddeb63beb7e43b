import { isExpired } from '../commerce/credit/gift-cards.ts'
import { describeDiscount } from '../commerce/pricing/describe-discount.ts'
import { discountStatus } from '../commerce/pricing/discount-rules.ts'
import { formatMinor, formatMoment } from '../pages/format.ts'
import { type Html, html } from '../pages/html.ts'
import type { Discount, GiftCard } from '../state/world.ts'
import { customerName } from './customer-pages.ts'
import { discountForm } from './discount-forms.ts'
import { type Desk, showDesk } from './show-desk.ts'

const mostShown = 200

export function showDiscounts(desk: Desk): void {
  const { shop, context } = desk
  const discounts = [...shop.discounts.values()].reverse()
  const now = context.clock.now()
  const forWhom = ({ customerIds }: Discount) =>
    customerIds ? customerIds.map((id) => customerName(shop, id)).join(', ') : 'Anybody'
  const rows = discounts.slice(0, mostShown).map((discount) => {
    const status = discountStatus(discount, now)
    return html`<tr><td><strong>${discount.code}</strong><div class="soft">${discount.title}</div>
      </td>
      <td>${describeDiscount(shop, discount)}</td><td>${forWhom(discount)}</td>
      <td class="number">
        ${discount.usageCount}${discount.usageLimit !== null && ` of ${discount.usageLimit}`}</td>
      <td>${discount.endsAt ? formatMoment(discount.endsAt, shop.timeZone) : 'Never'}</td>
      <td><span class="badge ${status === 'ACTIVE' ? 'good' : ''}">
        ${status.charAt(0) + status.slice(1).toLowerCase()}</span></td>
      <td>${discountForm(desk, discount)}</td></tr>`
  })
  const content = html`<header><h1>Discounts</h1></header><div class="card flush"><table><thead><tr>
    <th>Code</th><th>Value</th>
    <th>For</th><th class="number">Used</th><th>Ends</th><th>Status</th>
    <th>By hand</th></tr></thead>
      <tbody>${rows}</tbody></table></div>
    ${
      discounts.length > mostShown &&
      html`<p
      class="soft">The newest ${mostShown} of ${discounts.length}.</p>`
    }`
  showDesk(desk, 'discounts', 'Discounts', html`${content}${giftCards(desk)}`)
}

function giftCards({ shop, context }: Desk): Html | null {
  const cards = [...shop.giftCards.values()].reverse().slice(0, mostShown)
  if (cards.length === 0) return null
  const now = context.clock.now()
  const statusOf = (card: GiftCard) =>
    card.deactivatedAt ? 'Off' : isExpired(card, now) ? 'Expired' : 'Active'
  return html`<h2>Gift cards</h2><div class="card flush"><table><thead><tr><th>Code</th>
    <th>For</th><th class="number">Balance</th><th>Ends</th><th>Status</th></tr></thead><tbody>
    ${cards.map(
      (card) => html`<tr><td><strong>•••• ${card.code.slice(-4)}</strong></td>
      <td>${card.customerId ? customerName(shop, card.customerId) : 'Anybody'}</td>
      <td class="number">${formatMinor(card.balanceMinor, card.currency)} of
        ${formatMinor(card.initialMinor, card.currency)}</td>
      <td>${card.expiresOn ?? 'Never'}</td>
      <td><span class="badge">${statusOf(card)}</span></td></tr>`,
    )}</tbody></table></div>`
}
