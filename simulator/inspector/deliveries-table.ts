import type { SimulatorContext } from '../context.ts'
import { type Html, html, raw } from '../pages/html.ts'
import type { Delivery } from '../state/world.ts'

const mostShown = 60

const looks: Record<Delivery['status'], string> = {
  queued: 'wait',
  retrying: 'wait',
  delivered: 'good',
  failed: 'bad',
  lost: 'bad',
}

/** The latest deliveries, the newest first: the part of the inspector that renews itself. */
export function deliveriesTable({ store, courier }: SimulatorContext): Html {
  const { deliveries } = store.world
  if (deliveries.length === 0) {
    return html`<p class="empty">No webhook yet. Place an order in the shop, and they come.</p>`
  }
  const rows = deliveries.slice(-mostShown).reverse().map(row)
  return html`<p class="soft">
    ${courier.pending()} waiting or on the way · ${deliveries.length} remembered</p>
    <table><thead><tr><th>Topic</th><th>Status</th><th>Attempts</th><th class="wide">Triggered</th>
      <th class="wide">Shop</th><th></th></tr></thead>
    <tbody>${rows}</tbody></table>`
}

function row(delivery: Delivery): Html {
  const { webhookId, topic, status, isCopy, triggeredAt, shop } = delivery
  const disabled = raw(status === 'queued' ? ' disabled' : '')
  return html`<tr><td><a href="/inspector/deliveries/${webhookId}"><strong>${topic}</strong></a>
      ${isCopy && html`<span class="badge">copy</span>`}</td>
    <td><span class="badge ${looks[status]}">${status}</span></td><td>${attempts(delivery)}</td>
    <td class="wide">${triggeredAt.slice(0, 19).replace('T', ' ')}</td>
      <td class="wide">${shop.replace('.myshopify.com', '')}</td>
    <td><form method="post" action="/inspector/deliveries/${webhookId}/redeliver">
      <button class="button"
        aria-label="Redeliver ${topic}"${disabled}>Redeliver</button></form></td></tr>`
}

/** "200 in 12 ms", each on its line; the error where no status came. */
function attempts({ attempts: made }: Delivery): Html {
  if (made.length === 0) return html`<span class="soft">none</span>`
  const last = made.at(-1)
  const answer = last?.status ?? last?.error ?? 'no answer'
  return html`${made.length} · ${answer} <span
    class="soft">in ${Math.round(last?.durationMs ?? 0)} ms</span>`
}
