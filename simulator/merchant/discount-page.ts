import { describeDiscount } from '../commerce/pricing/describe-discount.ts'
import { discountStatus } from '../commerce/pricing/discount-rules.ts'
import { formatMoment } from '../pages/format.ts'
import { html } from '../pages/html.ts'
import type { Discount } from '../state/world.ts'
import { customerName } from './customer-pages.ts'
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
        ${status.charAt(0) + status.slice(1).toLowerCase()}</span></td></tr>`
  })
  const content = html`<header><h1>Discounts</h1></header><div class="card flush"><table><thead><tr>
    <th>Code</th><th>Value</th>
    <th>For</th><th class="number">Used</th><th>Ends</th><th>Status</th></tr></thead>
      <tbody>${rows}</tbody></table></div>
    ${
      discounts.length > mostShown &&
      html`<p
      class="soft">The newest ${mostShown} of ${discounts.length}.</p>`
    }`
  showDesk(desk, 'discounts', 'Discounts', content)
}
