import { readFileSync } from 'node:fs'
import type { PricedCart } from '../../commerce/price-cart.ts'
import { formatMinor } from '../../pages/format.ts'
import { type Html, html, raw } from '../../pages/html.ts'
import { pictureAddress } from '../objects/product.ts'
import type { Visit } from '../visit.ts'
import { describeProblem } from './code-problems.ts'

const checkoutStyle = readFileSync(new URL('checkout.css', import.meta.url), 'utf8')

export function checkoutPage(visit: Visit, priced: PricedCart, problem: string | null): Html {
  const { shop } = visit
  return checkoutLayout(
    `Checkout · ${shop.name}`,
    // Two forms side by side: Enter in the code's field applies the code and does not pay.
    html`<form id="pay" method="post" action="/checkout"></form>
      <form id="codes" method="post" action="/checkout"></form>
      <div class="checkout"><main class="main"><a class="shop" href="/">${shop.name}</a>
        ${problem && html`<p class="notice" role="alert">${problem}</p>`}
        ${contact(visit)}
        <h2>Delivery</h2>
          <div class="box">${
            priced.shippingMinor > 0 || needsShipping(priced)
              ? html`Standard <span
            class="soft">· 3 to 5 days · ${formatMinor(priced.shippingMinor, shop.currency)}
            </span>`
              : 'Nothing to ship: you get it by e-mail.'
          }</div>
        <h2>Payment</h2>
          <div class="box">Bogus card •••• 4242 <span class="soft">· always goes through here</span>
            </div>
        <button class="button pay" form="pay" name="do" value="pay">Pay now</button>
        <p><a href="/cart">Back to cart</a></p>
      </main>
      <aside class="side" aria-label="Order summary"><div>${summary(visit, priced)}</div></aside>
    </div>`,
  )
}

export function checkoutLayout(title: string, content: Html): Html {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
    <link rel="icon" href="data:,"><style>${raw(checkoutStyle)}</style></head>
      <body>${content}</body></html>`
}

function contact({ customer, url }: Visit): Html {
  if (customer) {
    return html`<h1>Contact</h1><div class="box">${customer.firstName} ${customer.lastName}
      <span class="soft">· ${customer.email}</span></div>`
  }
  return html`<h1>Contact</h1><label for="email">E-mail</label>
    <input id="email" type="email" form="pay" required name="email" autocomplete="email"
      placeholder="ada@example.com">
    <p class="soft">Have an account? <a
      href="/account/login?return_url=${encodeURIComponent(url.pathname)}">Sign in</a></p>`
}

function needsShipping(priced: PricedCart): boolean {
  return priced.lines.some((line) => line.variant.requiresShipping)
}

function summary({ shop }: Visit, priced: PricedCart): Html {
  const money = (minor: number) => formatMinor(minor, shop.currency)
  return html`${priced.lines.map(
    ({ product, variant, quantity, fullMinor }) => html`<div class="item">
      <img src="${pictureAddress(product)}" alt=""><div>${product.title}
      <div class="count">
        ${product.variants.length > 1 ? `${variant.title} · ` : ''}Quantity ${quantity}</div></div>
      <div>${money(fullMinor)}</div></div>`,
  )}
  <div class="codes"><div><label for="code">Discount code</label>
    <input id="code" type="text" form="codes" name="code" autocomplete="off"
      autocapitalize="characters"></div>
    <button class="button" form="codes" name="do" value="code">Apply</button></div>
  ${priced.codes.map((code) =>
    code.isApplicable
      ? html`<div class="code">${code.code}<button form="codes" name="remove" value="${code.code}"
        aria-label="Remove code ${code.code}">×</button></div>`
      : html`<div class="problem" role="alert"><span>${describeProblem(code)}</span>
        <button form="codes" name="remove" value="${code.code}"
          aria-label="Remove code ${code.code}">Remove</button></div>`,
  )}
  <dl><dt>Subtotal</dt><dd>${money(priced.itemsMinor)}</dd>
  ${priced.applications.map(
    (one) => html`<dt>Discount <span class="soft">${one.code}</span></dt>
    <dd>−${money(one.amountMinor)}</dd>`,
  )}
  <dt>Shipping</dt><dd>${priced.shippingMinor > 0 ? money(priced.shippingMinor) : 'Free'}</dd>
  <dt>${priced.taxesIncluded ? 'Including tax' : 'Tax'}</dt><dd>${money(priced.taxMinor)}</dd>
  <dt class="total">Total</dt><dd class="total">${money(priced.totalMinor)}</dd></dl>`
}
