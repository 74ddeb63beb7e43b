// The app inside the admin: /store/:handle/apps/:app/*, and what its frame asks for.
import type { SimulatorContext } from '../context.ts'
import { handleOf, requireShopOf } from '../pages/addresses.ts'
import { browserScript } from '../pages/browser-script.ts'
import { type Exchange, type Route, sendHtml, sendJson, sendText } from '../pages/exchange.ts'
import { type Html, html, raw } from '../pages/html.ts'
import type { Shop } from '../state/world.ts'
import { adminPage } from './admin-page.ts'
import { listExtensions } from './list-extensions.ts'
import { listCollections, listProducts, listVariants } from './list-resources.ts'

const scriptPath = '/__frame/frame.js'
const scriptEntry = new URL('browser/main.ts', import.meta.url).pathname

/** What the frame fetches for the app when it is asked. */
const facts: [string, (context: SimulatorContext, shop: Shop) => unknown][] = [
  ['extensions', listExtensions],
  ['products', listProducts],
  ['variants', listVariants],
  ['collections', listCollections],
  ['scopes', readScopes],
]

export function adminFrameRoutes(context: SimulatorContext): Route[] {
  const shopOf = (exchange: Exchange) => requireShopOf(context, exchange)
  return [
    {
      method: 'GET',
      path: scriptPath,
      handle: ({ response }) =>
        sendText(response, browserScript(scriptEntry), 'text/javascript; charset=utf-8'),
    },
    ...facts.map(([name, list]) => ({
      method: 'GET' as const,
      path: `/store/:handle/frame/${name}.json`,
      handle: (exchange: Exchange) => sendJson(exchange.response, list(context, shopOf(exchange))),
    })),
    { method: 'GET', path: '/store/:handle/apps/:app', handle: show },
    { method: 'GET', path: '/store/:handle/apps/:app/*', handle: show },
  ]

  function show(exchange: Exchange): void {
    const shop = shopOf(exchange)
    const { name, handle } = context.appConfig()
    const known = [handle, context.config.apiKey]
    const isKnown = known.includes(exchange.params.app ?? '')
    const content = !isKnown
      ? missing(`There is no app "${exchange.params.app}".`)
      : shop.installation
        ? frame(context, shop, { name, askedLocale: exchange.url.searchParams.get('locale') })
        : install(shop, name)
    const script = isKnown ? scriptPath : undefined
    const page = adminPage(context, shop, { room: 'app', title: name, content, script })
    sendHtml(exchange.response, page, isKnown ? 200 : 404)
  }
}

/**
 * The frame gets its address from the script, which first fetches a session token. The admin is in
 * the person's language, or in the one that the address asks for.
 */
function frame(
  context: SimulatorContext,
  shop: Shop,
  { name, askedLocale }: { name: string; askedLocale: string | null },
): Html {
  const person = shop.staff[0]
  const settings = {
    shop: shop.domain,
    base: `/store/${handleOf(shop)}`,
    appName: name,
    appOrigin: `http://127.0.0.1:${context.config.appPort}`,
    locale: askedLocale ?? person?.locale ?? 'en',
    user: {
      id: Number(person?.id ?? 1),
      name: `${person?.firstName} ${person?.lastName}`.trim(),
      email: person?.email,
      accountAccess: 'FULL',
    },
  }
  return html`<main class="frame">
    <div class="titlebar" id="title-bar"></div>
    <iframe id="app" title="${name}" allow="clipboard-write"></iframe>
    <script type="application/json" id="frame-settings">
      ${raw(JSON.stringify(settings).replaceAll('<', '\\u003c'))}</script>
  </main>`
}

function install(shop: Shop, name: string): Html {
  return html`<main><div class="page"><header><h1>${name}</h1></header><div class="card">
    <p>${name} is not installed in ${shop.name}.</p>
    <button type="button" class="button primary" id="install"
      data-shop="${shop.domain}">Install ${name}</button>
  </div></div></main>`
}

function missing(text: string): Html {
  return html`<main><div class="page"><div class="card empty"><p>${text}</p></div></div></main>`
}

function readScopes(context: SimulatorContext, shop: Shop): unknown {
  const { scopes, optionalScopes } = context.appConfig()
  const granted = shop.installation?.scopes ?? []
  return { granted, required: scopes, optional: optionalScopes }
}
