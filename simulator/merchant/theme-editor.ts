// The theme's editor, as far as an app needs it: which of its blocks and embeds are on. A deep link
// with activateAppId or addAppBlockId ticks the one it names; as at Shopify, it is on once saved.
import { requireTheme } from '../commerce/themes.ts'
import { storefrontAddress } from '../pages/addresses.ts'
import { readForm, redirect } from '../pages/exchange.ts'
import { html, raw } from '../pages/html.ts'
import {
  type Extension,
  type ExtensionBlock,
  readExtensions,
} from '../storefront/extension/read-extensions.ts'
import { isEmbed, isSwitchedOn, switchName } from '../storefront/extension/switches.ts'
import { type Desk, showDesk } from './show-desk.ts'

type Part = { extension: Extension; block: ExtensionBlock }

function listParts({ context }: Desk): Part[] {
  return readExtensions(context.config.extensions).flatMap((extension) =>
    extension.blocks.map((block) => ({ extension, block })),
  )
}

const themeOf = ({ shop, params }: Desk) => requireTheme(shop, params.theme ?? 'current')

/** The block that a deep link means: `<client id>/<block's file>`. */
function wantedBlock({ url }: Desk): string | null {
  const { searchParams } = url
  const id = searchParams.get('activateAppId') ?? searchParams.get('addAppBlockId')
  return id?.split('/')[1] ?? null
}

export function showThemeEditor(desk: Desk): void {
  const parts = listParts(desk)
  const wanted = wantedBlock(desk)
  const preview = `${storefrontAddress(desk.context, desk.shop)}/?design_mode=1`
  const unknown = wanted && !parts.some(({ block }) => block.handle === wanted)
  const toggles = (isWanted: (part: Part) => boolean) =>
    parts.filter(isWanted).map((part) => toggle(desk, part, wanted))
  const content = html`<header><h1>${themeOf(desk).name} theme</h1>
    <p class="meta">Which parts of apps this shop shows.</p></header>
    ${
      unknown &&
      html`<p class="notice bad"
      role="alert">No app has a block called "${wanted}".</p>`
    }
    <form method="post" action="${desk.url.pathname}">
      <section class="card"><h2>App embeds</h2>${toggles(({ block }) => isEmbed(block))}</section>
      <section class="card">
        <h2>App blocks on the product page</h2>${toggles(({ block }) => !isEmbed(block))}</section>
      <p class="inline">
        <button class="button primary">Save</button> <a class="button" href="${preview}"
          target="_blank">Preview as in the editor</a></p>
    </form>`
  showDesk(desk, 'theme', 'Theme editor', content)
}

function toggle(desk: Desk, { extension, block }: Part, wanted: string | null) {
  const isOn = isSwitchedOn(desk.shop, extension, block, themeOf(desk))
  const isNew = block.handle === wanted && !isOn
  return html`<p><label class="row">
    <input type="checkbox" name="on"
      value="${switchName(extension, block)}"${raw(isOn || isNew ? ' checked' : '')}>
    <span>${block.schema.name}</span> <span class="soft">${extension.name}</span>
    ${isNew && html`<span class="badge wait">Save to switch it on</span>`}</label></p>`
}

export async function saveTheme(desk: Desk): Promise<void> {
  const on = (await readForm(desk.request)).getAll('on')
  const names = listParts(desk).map(({ extension, block }) => switchName(extension, block))
  const theme = themeOf(desk)
  theme.switches = Object.fromEntries(names.map((name) => [name, on.includes(name)]))
  theme.updatedAt = desk.context.clock.stamp()
  desk.context.store.touch()
  redirect(desk.response, `${desk.url.pathname}?done=The theme is saved.`)
}
