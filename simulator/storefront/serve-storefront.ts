// The shop as shoppers see it, on a port of its own.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isPublished } from '../commerce/shelf.ts'
import type { SimulatorContext } from '../context.ts'
import {
  dispatchTo,
  type Exchange,
  type Route,
  requestUrl,
  sendFailure,
} from '../pages/exchange.ts'
import {
  actByForm,
  actByScript,
  applyDiscountLink,
  applyPermalink,
  showCartJson,
} from './cart/serve-cart.ts'
import { payCheckout, showCheckout } from './checkout/serve-checkout.ts'
import { showThanks } from './checkout/thanks-page.ts'
import { localize } from './languages.ts'
import { productObject } from './objects/product.ts'
import { findRoot } from './roots.ts'
import { signIn, signOut, signUp, visitLogin } from './serve-account.ts'
import { isForApp, passToApp } from './serve-app-proxy.ts'
import { sendExtensionAsset, sendPicture, sendThemeAsset } from './serve-files.ts'
import {
  showAccount,
  showCart,
  showCollection,
  showHome,
  showNotFound,
  showProduct,
  showRewardsPage,
} from './serve-pages.ts'
import { goTo, readVisit, shopAt, type Visit } from './visit.ts'

type Page = [method: Route['method'], path: string, handle: (visit: Visit) => unknown]

const pages: Page[] = [
  ['GET', '/', showHome],
  ['GET', '/collections', (visit) => goTo(visit, '/collections/all')],
  ['GET', '/collections/:collection', showCollection],
  ['GET', '/collections/:collection/products/:product', showProduct],
  ['GET', '/products/:product.js', showProductJson],
  ['GET', '/products/:product', showProduct],
  ['GET', '/pages/rewards', showRewardsPage],
  ['GET', '/cart', showCart],
  ['GET', '/cart.js', showCartJson],
  ['GET', '/cart.json', showCartJson],
  ['POST', '/cart', actByForm],
  ['POST', '/cart/:action.js', actByScript],
  ['POST', '/cart/:action', actByForm],
  ['GET', '/cart/:pairs', applyPermalink],
  ['GET', '/discount/:code', applyDiscountLink],
  ['GET', '/account', showAccount],
  ['POST', '/account', signUp],
  ['GET', '/account/login', visitLogin],
  ['GET', '/account/register', (visit) => goTo(visit, '/account/login')],
  ['POST', '/account/login', signIn],
  ['GET', '/account/logout', signOut],
  ['POST', '/localization', localize],
  ['GET', '/checkout', (visit) => showCheckout(visit)],
  ['POST', '/checkout', payCheckout],
  ['GET', '/orders/:order/thanks', showThanks],
  ['GET', '/cdn/theme/:file', sendThemeAsset],
  ['GET', '/cdn/extensions/:extension/assets/:file', sendExtensionAsset],
  [
    'GET',
    '/cdn/products/:product.svg',
    ({ shop, params, response }) => sendPicture(shop, params.product ?? '', response),
  ],
]

export function serveStorefront(context: SimulatorContext): RequestListener {
  const visiting = (handle: Page[2]) => (exchange: Exchange) =>
    handle(rememberLocale(readVisit(context, exchange)))
  const dispatch = dispatchTo(
    pages.map(([method, path, handle]) => ({ method, path, handle: visiting(handle) })),
  )
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    findRoot(request, shopAt(context, requestUrl(request).hostname).locales)
    const exchange = { request, response, url: requestUrl(request), params: {} }
    if (isForApp(context, exchange.url)) await passToApp(readVisit(context, exchange))
    else if (!(await dispatch(request, response))) await showNotFound(readVisit(context, exchange))
  }
  return (request, response) => {
    serve(request, response).catch((error: unknown) => sendFailure(response, error))
  }
}

/** ?locale=de shows the shop in German from now on, without an address of its own. */
function rememberLocale(visit: Visit): Visit {
  if (visit.url.searchParams.has('locale')) {
    const value = `localization=${visit.locale}; Path=/; SameSite=Lax`
    visit.response.appendHeader('set-cookie', value)
  }
  return visit
}

function showProductJson({ shop, params, response, url, bill }: Visit): void {
  const found = [...shop.products.values()].find((one) => one.handle === params.product)
  const product = found && isPublished(found) ? found : null
  const body = product ? productObject(bill, product, url.searchParams.get('variant')) : null
  response.writeHead(product ? 200 : 404, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}
