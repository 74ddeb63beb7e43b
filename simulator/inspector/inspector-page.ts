import { readFileSync } from 'node:fs'
import { adminStyle } from '../admin-frame/admin-page.ts'
import type { SimulatorContext } from '../context.ts'
import { handleOf, storefrontAddress } from '../pages/addresses.ts'
import { formatMoment } from '../pages/format.ts'
import { type Html, html, raw } from '../pages/html.ts'
import type { Shop } from '../state/world.ts'
import { deliveriesTable } from './deliveries-table.ts'
import type { TourCard } from './read-tour.ts'

const style = readFileSync(new URL('inspector.css', import.meta.url), 'utf8')

// Renews the deliveries and the clock; a button that is being used is left alone.
const script = `setInterval(async () => {
  const place = document.getElementById('deliveries')
  if (document.hidden || place.contains(document.activeElement)) return
  try { place.innerHTML = await (await fetch('/inspector/deliveries')).text() } catch {}
}, 2000)`

export interface InspectorNews {
  said: string | null
  tour: TourCard | null
}

export function inspectorPage(context: SimulatorContext, { said, tour }: InspectorNews): Html {
  const shops = [...context.store.world.shops.values()]
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>Simulator</title>
    <link rel="icon" href="data:,"><style>${raw(adminStyle)}${raw(style)}</style></head><body>
    <header class="hero"><div><h1>A Shopify in a box</h1>
      <p>Everything here lives on this computer. Nothing reaches Shopify.</p></div></header>
    <main class="wrap">
      ${said && html`<p class="notice" role="status">${said}</p>`}
      ${tour && tourCard(tour)}
      <div class="two"><div>${shops.map((shop) => places(context, shop))}</div>
        <div>${clock(context, shops[0])}${chaos(context)}</div></div>
      <section class="card deliveries" aria-label="Webhooks"><h2>Webhooks, the latest first</h2>
        <div id="deliveries">${deliveriesTable(context)}</div></section>
    </main><script>${raw(script)}</script></body></html>`
}

/** Scenes to play on this very shop; they are shown on pages of their own. */
function tourCard({ address, scenes }: TourCard): Html {
  return html`<section class="card" aria-label="Guided tour"><h2>Guided tour</h2>
    <ol class="scenes">${scenes.map(
      ({ id, title, state }) => html`<li><a href="${address}/scenes/${id}">${title}</a>
      ${state !== 'waiting' && html`<span class="badge">${state}</span>`}</li>`,
    )}</ol></section>`
}

function places(context: SimulatorContext, shop: Shop): Html {
  const { name, handle } = context.appConfig()
  const admin = `http://127.0.0.1:${context.config.controlPort}/store/${handleOf(shop)}`
  const shopAddress = storefrontAddress(context, shop)
  const entries: [string, string][] = [
    ['Shop, as a shopper', `${shopAddress}/`],
    [`${name} in the admin`, `${admin}/apps/${handle}`],
    ['Orders: pay, refund, edit, cancel', `${admin}/orders`],
    ['Theme: app blocks and embeds', `${admin}/themes/current/editor`],
  ]
  const installed = shop.installation ? 'installed' : 'not installed'
  return html`<section class="card"><h2>${shop.name}</h2>
    <p class="soft">${shop.domain} · ${shop.currency} · ${name} ${installed}
    · ${shop.orders.size} orders, ${shop.customers.size} customers</p>
    <div class="places">${entries.map(
      ([label, address]) => html`<a href="${address}">${label}<span>
      ${address.replace('http://', '')}</span></a>`,
    )}</div></section>`
}

function clock({ clock }: SimulatorContext, shop: Shop | undefined): Html {
  const days = Math.round((clock.offsetMs() / 86_400_000) * 10) / 10
  const distance =
    days === 0
      ? 'Real time.'
      : `${Math.abs(days)} days ${days > 0 ? 'ahead of' : 'behind'} real time.`
  const button = (advance: string, label: string) =>
    html`<button class="button" name="advance" value="${advance}">${label}</button>`
  return html`<section class="card" aria-label="Clock"><h2>Clock</h2>
    <p class="now">${formatMoment(clock.now(), shop?.timeZone ?? 'UTC')}</p>
      <p class="soft">${shop?.timeZone ?? 'UTC'} · ${distance}</p>
    <form class="buttons" method="post" action="/inspector/clock">
      ${button('P1D', 'Advance 1 day')}${button('P14D', 'Advance 2 weeks')}
      ${button('P13M', 'Advance 13 months')}${button('reset', 'Back to real time')}</form>
        </section>`
}

function chaos({ courier }: SimulatorContext): Html {
  const now = courier.chaos()
  const percent = (share: unknown) => (typeof share === 'number' ? Math.round(share * 100) : 0)
  const checked = (isOn: boolean) => raw(isOn ? ' checked' : '')
  const lost =
    typeof now.lose === 'object' ? `Lost by request: ${now.lose.topics.join(', ')}.` : null
  return html`<section class="card" aria-label="Webhook trouble"><h2>Webhook trouble</h2>
    <form class="switches" method="post" action="/inspector/chaos">
      <label class="row">
        <input type="number" name="duplicate" min="0" max="100"
          value="${percent(now.duplicate)}"> % delivered twice</label>
      <label class="row">
        <input type="number" name="lose" min="0" max="100"
          value="${percent(now.lose)}"> % lost on the way</label>
      <label class="row">
        <input type="number" name="delay" min="0" max="600"
          value="${(now.delayMs?.[1] ?? 0) / 1000}"> seconds late at most</label>
      <label class="row">
        <input type="checkbox" name="shuffle"
          value="1"${checked(now.shuffle ?? false)}> out of order</label>
      <label class="row">
        <input type="checkbox" name="wrong_secret"
          value="1"${checked(now.secret === 'wrong')}> signed with a wrong secret</label>
      ${lost && html`<p class="soft">${lost}</p>`}
      <div><button class="button primary">Apply</button></div></form></section>`
}
