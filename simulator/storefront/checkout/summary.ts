// What is bought and how it is paid, beside the checkout's forms.
import { dropExpired } from '../../commerce/credit/store-credit.ts'
import { planPayment, spendableAccount } from '../../commerce/payments/pay-with.ts'
import type { PricedCart, PricedCode } from '../../commerce/price-cart.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import { formatShown } from '../../pages/format.ts'
import { type Html, html } from '../../pages/html.ts'
import { pictureAddress } from '../objects/product.ts'
import type { Visit } from '../visit.ts'
import { describeProblem } from './code-problems.ts'

export function summary(visit: Visit, priced: PricedCart): Html {
  const money = (minor: number) => formatShown(minor, visit.bill)
  const plan = readPlan(visit, priced)
  return html`${priced.lines.map(
    ({ product, variant, sellingPlan, quantity, fullMinor }) => html`<div class="item">
      <img src="${pictureAddress(product)}" alt=""><div>${product.title}
      <div class="count">
        ${product.variants.length > 1 ? `${variant.title} · ` : ''}Quantity ${quantity}
        ${sellingPlan && html`<br>${sellingPlan.name}`}</div></div>
      <div>${money(fullMinor)}</div></div>`,
  )}
  <div class="codes"><div><label for="code">Discount code or gift card</label>
    <input id="code" type="text" form="codes" name="code" autocomplete="off"
      autocapitalize="characters"></div>
    <button class="button" form="codes" name="do" value="code">Apply</button></div>
  ${priced.codes.map(codeRow)}
  ${plan.cards.map(({ card }) =>
    badge(`Gift card •••• ${card.code.slice(-4)}`, { name: 'remove_card', value: card.code }),
  )}
  ${creditRow(visit)}
  <dl><dt>Subtotal</dt><dd>${money(priced.itemsMinor)}</dd>
  ${priced.applications.map(
    (one) => html`<dt>Discount <span class="soft">${one.code}</span></dt>
    <dd>−${money(one.amountMinor)}</dd>`,
  )}
  <dt>Shipping</dt>
  <dd>${priced.shippingMinor > 0 ? money(priced.shippingMinor) : 'Free'}</dd>
  <dt>${priced.taxesIncluded ? 'Including tax' : 'Tax'}</dt><dd>${money(priced.taxMinor)}</dd>
  <dt class="total">Total</dt><dd class="total">${money(priced.totalMinor)}</dd>
  ${plan.cards.map(
    ({ card, amountMinor }) => html`<dt>Gift card •••• ${card.code.slice(-4)}</dt>
    <dd>−${money(amountMinor)}</dd>`,
  )}
  ${plan.credit && html`<dt>Store credit</dt><dd>−${money(plan.credit.amountMinor)}</dd>`}
  ${
    plan.restMinor < priced.totalMinor &&
    html`<dt class="total">To pay</dt>
    <dd class="total">${money(plan.restMinor)}</dd>`
  }</dl>`
}

function codeRow(code: PricedCode): Html {
  if (code.isApplicable) return badge(code.code, { name: 'remove', value: code.code })
  return html`<div class="problem" role="alert"><span>${describeProblem(code)}</span>
    <button form="codes" name="remove" value="${code.code}"
      aria-label="Remove code ${code.code}">Remove</button></div>`
}

function badge(label: string, { name, value }: { name: string; value: string }): Html {
  return html`<div class="code">${label}<button form="codes" name="${name}" value="${value}"
    aria-label="Remove code ${label}">×</button></div>`
}

function creditRow({ shop, cart, context, bill }: Visit): Html | null {
  const account = spendableAccount(shop, cart.customerId)
  const left = account ? dropExpired(account, context.clock.stamp()).balanceMinor : 0
  if (left === 0) return null
  const value = cart.usesStoreCredit ? 'leave' : 'use'
  const label = cart.usesStoreCredit ? 'Keep it for later' : 'Use it'
  return html`<p class="credit">Store credit ${formatShown(left, bill)}
    <button class="button" form="codes" name="credit" value="${value}">${label}</button></p>`
}

/** A card that went off meanwhile is left out; paying says what is wrong with it. */
function readPlan({ context, shop, cart }: Visit, priced: PricedCart) {
  try {
    return planPayment(context, shop, cart, priced.totalMinor)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    return { cards: [], credit: null, restMinor: priced.totalMinor }
  }
}
