import { readFileSync } from 'node:fs'
import type { PricedCart } from '../../commerce/price-cart.ts'
import { formatShown } from '../../pages/format.ts'
import { type Html, html, raw } from '../../pages/html.ts'
import type { Visit } from '../visit.ts'
import { summary } from './summary.ts'

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
            needsShipping(priced)
              ? html`Standard <span
            class="soft">· 3 to 5 days · ${formatShown(priced.shippingMinor, visit.bill)}
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
