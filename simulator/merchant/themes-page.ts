import { publishTheme, requireTheme } from '../commerce/themes.ts'
import { redirect } from '../pages/exchange.ts'
import { formatMoment } from '../pages/format.ts'
import { html } from '../pages/html.ts'
import { readExtensions } from '../storefront/extension/read-extensions.ts'
import { isEmbed, isSwitchedOn } from '../storefront/extension/switches.ts'
import { type Desk, showDesk } from './show-desk.ts'

export function showThemes(desk: Desk): void {
  const { context, shop, base } = desk
  const embeds = readExtensions(context.config.extensions).flatMap((extension) =>
    extension.blocks.filter(isEmbed).map((block) => ({ extension, block })),
  )
  const rows = shop.themes.map((theme) => {
    const on = embeds.filter((one) => isSwitchedOn(shop, one.extension, one.block, theme))
    const isMain = theme.role === 'MAIN'
    return html`<tr><td><strong>${theme.name}</strong>
        ${isMain && html`<span class="badge good">Published</span>`}
        <div class="soft">Changed ${formatMoment(theme.updatedAt, shop.timeZone)}</div></td>
      <td>${on.length} of ${embeds.length} on</td>
      <td><form class="inline" method="post" action="${base}/themes/${theme.id}/publish">
        <a class="button" href="${base}/themes/${theme.id}/editor">Customise</a>
        ${!isMain && html`<button class="button">Publish</button>`}</form></td></tr>`
  })
  const content = html`<header><h1>Themes</h1></header><div class="card flush"><table>
    <thead><tr><th>Theme</th><th>App embeds</th><th></th></tr></thead><tbody>${rows}</tbody>
      </table></div>`
  showDesk(desk, 'theme', 'Themes', content)
}

export function publish({ context, shop, params, response, base }: Desk): void {
  const theme = requireTheme(shop, params.theme ?? '')
  publishTheme(context, shop, theme)
  redirect(response, `${base}/themes?done=${encodeURIComponent(`${theme.name} is published.`)}`)
}
