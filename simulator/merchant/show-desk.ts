// The frame of a merchant's page, with what the last form said.
import { type AdminRoom, adminPage } from '../admin-frame/admin-page.ts'
import type { SimulatorContext } from '../context.ts'
import { type Exchange, sendHtml } from '../pages/exchange.ts'
import { type Html, html } from '../pages/html.ts'
import type { Shop } from '../state/world.ts'

/** One request in one shop's admin. */
export type Desk = Exchange & { context: SimulatorContext; shop: Shop; base: string }

export function showDesk(desk: Desk, room: AdminRoom, title: string, content: Html): void {
  const done = desk.url.searchParams.get('done')
  const problem = desk.url.searchParams.get('problem')
  const page = adminPage(desk.context, desk.shop, {
    room,
    title,
    content: html`<main><div class="page">
      ${done && html`<p class="notice good" role="status">${done}</p>`}
      ${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
      ${content}</div></main>`,
  })
  sendHtml(desk.response, page)
}
