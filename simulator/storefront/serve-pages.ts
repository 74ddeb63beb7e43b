// The shop's pages that the theme draws: home, collections, products, cart, account, not found.
import type { ServerResponse } from 'node:http'
import { isPublished } from '../commerce/shelf.ts'
import { cartObject } from './objects/cart.ts'
import { collectionObject, listCollections, productObject } from './objects/product.ts'
import { drawPage, type PageRequest } from './theme/draw-page.ts'
import { goTo, type Visit } from './visit.ts'

export async function showPage(visit: Visit, request: PageRequest, status = 200): Promise<void> {
  sendPage(visit.response, await drawPage(visit, request), status)
}

function sendPage(response: ServerResponse, page: string, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(page)
}

export function showHome(visit: Visit): Promise<void> {
  return showPage(visit, { template: 'index', title: visit.shop.name })
}

export async function showCollection(visit: Visit): Promise<void> {
  const wanted = listCollections(visit.shop).find((one) => one.handle === visit.params.collection)
  if (!wanted) return showNotFound(visit)
  const collection = collectionObject(visit.bill, wanted)
  await showPage(visit, { template: 'collection', title: wanted.title, objects: { collection } })
}

export async function showProduct(visit: Visit): Promise<void> {
  const { shop, url, params, bill } = visit
  const products = [...shop.products.values()]
  const found = products.find((product) => product.handle === params.product)
  if (!found || !isPublished(found)) return showNotFound(visit)
  const product = productObject(bill, found, url.searchParams.get('variant'))
  await showPage(visit, { template: 'product', title: found.title, objects: { product } })
}

export function showCart(visit: Visit): Promise<void> {
  const error = visit.url.searchParams.get('error')
  return showPage(visit, {
    template: 'cart',
    title: 'Your cart',
    objects: { cart: cartObject(visit), cart_error: error },
  })
}

/** The one page that a merchant has written so far: for what the app puts on it. */
export function showRewardsPage(visit: Visit): Promise<void> {
  return showPage(visit, { template: 'page', title: 'Rewards' })
}

export async function showAccount(visit: Visit): Promise<void> {
  if (!visit.customer) return goTo(visit, '/account/login')
  await showPage(visit, { template: 'account', title: 'Your account' })
}

export function showNotFound(visit: Visit): Promise<void> {
  return showPage(visit, { template: '404', title: 'Not found' }, 404)
}
