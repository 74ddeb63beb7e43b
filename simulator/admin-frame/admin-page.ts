// The page around everything in the admin: top bar, side navigation, and what stands in the middle.
import { readFileSync } from 'node:fs'
import type { SimulatorContext } from '../context.ts'
import { handleOf, storefrontAddress } from '../pages/addresses.ts'
import { type Html, html, raw } from '../pages/html.ts'
import type { Shop } from '../state/world.ts'

/** The look of the admin, and of what stands beside it. */
export const adminStyle = readFileSync(new URL('admin.css', import.meta.url), 'utf8')

export type AdminRoom =
  | 'orders'
  | 'products'
  | 'customers'
  | 'discounts'
  | 'theme'
  | 'settings'
  | 'app'

export type AdminPage = {
  room: AdminRoom
  title: string
  content: Html
  /** Address of a further script. */
  script?: string
}

const stroke = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"'
const icons: Record<AdminRoom, string> = {
  orders: `<path ${stroke} d="M3 10h3l1.5 2.5h3L12 10h3M3 10l2-6h8l2 6v5H3z"/>`,
  products: `<path ${stroke} d="M3 9V3h6l6.5 6.5-6 6zM6.2 6.2h.01"/>`,
  customers: `<circle cx="9" cy="6" r="3" ${stroke}/>
    <path ${stroke} d="M3.5 15.5c.8-3 2.8-4.5 5.5-4.5s4.700 1.5 5.5 4.5"/>`,
  discounts: `<path ${stroke} d="M5 13 13 5M6 6.2h.01M12 12h.01"/>
    <circle cx="9" cy="9" r="7" ${stroke}/>`,
  theme: `<path ${stroke} d="M3 7.5 4.5 3h9L15 7.5M3 7.5h12v8H3zM7 15.5V11h4v4.5"/>`,
  settings: `<circle cx="9" cy="9" r="2.5" ${stroke}/>
    <path ${stroke} d="M9 2v2.500M9 13.500V16M2 9h2.500M13.500 9H16M4 4l1.800 1.800M12.200
    12.200 14 14M4 14l1.800-1.800M12.200 5.800 14 4"/>`,
  app: `<path ${stroke}
    d="M9 15.5V8m0 3.5C5.5 11.5 4 9.5 4 6c3.5 0 5 2 5 5.5Z
    m0-2C9 6 10.5 4 14 4c0 3.5-1.5 5.5-5 5.5Z"/>`,
}

const rooms: [AdminRoom, string, string][] = [
  ['orders', 'Orders', '/orders'],
  ['products', 'Products', '/products'],
  ['customers', 'Customers', '/customers'],
  ['discounts', 'Discounts', '/discounts'],
  ['theme', 'Online Store', '/themes'],
  ['settings', 'Settings', '/settings'],
]

const menuScript = `document.querySelector('.menu').addEventListener('click', (event) => {
  const isOpen = document.body.classList.toggle('menu-open')
  event.currentTarget.setAttribute('aria-expanded', String(isOpen))
})
document.querySelector('main').addEventListener('click', () => {
  document.body.classList.remove('menu-open')
})`

export function adminPage(context: SimulatorContext, shop: Shop, page: AdminPage): Html {
  const base = `/store/${handleOf(shop)}`
  const { name, handle } = context.appConfig()
  const person = shop.staff[0]
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${shop.name}</title><link rel="icon" href="data:,">
  <style>${raw(adminStyle)}</style></head>
<body>
<header class="topbar">
  <button type="button" class="menu" aria-label="Menu" aria-expanded="false"
    aria-controls="side">☰</button>
  <a class="shop" href="${base}/orders">${shop.name}</a>
  <a class="pill" href="/">Simulator</a>
  <span class="space"></span>
  <a class="pill wide" href="${storefrontAddress(context, shop)}" target="_blank">View shop</a>
  <span class="person" title="${person?.firstName}" aria-label="Signed in as ${person?.firstName}">
    ${person?.firstName.slice(0, 1)}</span>
  <div class="savebar" id="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
  <div class="progress" id="progress" role="progressbar" aria-label="Loading" hidden></div>
</header>
<nav class="side" id="side" aria-label="Main">
  <ul>${rooms.map(([room, label, path]) => navItem(room, label, base + path, page.room))}</ul>
  <h2 id="apps">Apps</h2>
  <ul aria-labelledby="apps"><li>${navLink('app', name, `${base}/apps/${handle}`, page.room)}
    <ul id="app-nav"></ul></li></ul>
</nav>
${page.content}
<div class="toasts" id="toasts" role="status" aria-live="polite"></div>
<script>${raw(menuScript)}</script>
${page.script ? html`<script src="${page.script}"></script>` : ''}
</body></html>`
}

function navItem(room: AdminRoom, label: string, href: string, current: AdminRoom): Html {
  return html`<li>${navLink(room, label, href, current)}</li>`
}

function navLink(room: AdminRoom, label: string, href: string, current: AdminRoom): Html {
  const mark = room === current ? raw(' aria-current="page"') : ''
  return html`<a href="${href}"${mark}>
    <svg viewBox="0 0 18 18" aria-hidden="true">${raw(icons[room])}</svg>${label}</a>`
}
