// One request of a shopper: whose shop, whose cart, signed in as whom, in which language.
import { randomBytes } from 'node:crypto'
import { marketOf } from '../commerce/find.ts'
import type { SimulatorContext } from '../context.ts'
import { handleOf } from '../pages/addresses.ts'
import type { Exchange } from '../pages/exchange.ts'
import { redirect } from '../pages/exchange.ts'
import type { Cart, Customer, Shop } from '../state/world.ts'
import type { Shown } from './objects/money.ts'
import { rootOf } from './roots.ts'

export type Visit = Exchange & {
  context: SimulatorContext
  shop: Shop
  /** The shopper's cart; one that is not stored yet when nothing was put into it. */
  cart: Cart
  customer: Customer | null
  locale: string
  /** Where the shopper is; the market and with it the currency follow. */
  country: string
  bill: Shown
  /** Where the language begins: `/he`, or nothing for the first one. */
  root: string
  designMode: boolean
}

const cartCookie = 'cart'

/** Reads who is asking; the shop by the host's first label, else the first shop. */
export function readVisit(context: SimulatorContext, exchange: Exchange): Visit {
  const { request, url } = exchange
  const shop = shopAt(context, url.hostname)
  const cookies = readCookies(request.headers.cookie)
  const cart = shop.carts.get(cookies.get(cartCookie) ?? '') ?? newCart(context)
  const country = url.searchParams.get('country') ?? cart.country ?? shop.country
  const { currency, rate } = marketOf(shop, country)
  const root = rootOf(request)
  const asked =
    root.slice(1) ||
    url.searchParams.get('locale') ||
    cookies.get('localization') ||
    (shop.locales[0] ?? shop.locale)
  return {
    ...exchange,
    context,
    shop,
    cart,
    customer: cart.customerId ? (shop.customers.get(cart.customerId) ?? null) : null,
    locale: isLocale(asked) ? asked : shop.locale,
    country,
    bill: { currency: shop.currency, presentment: { currency, rate }, root },
    root,
    designMode: url.searchParams.get('design_mode') === '1',
  }
}

export function shopAt(context: SimulatorContext, hostname: string): Shop {
  if (hostname.endsWith('.localhost')) {
    for (const shop of context.store.world.shops.values()) {
      if (`${handleOf(shop)}.localhost` === hostname) return shop
    }
  }
  return context.store.requireShop()
}

/** On to another page of the shop, in the same language. */
export function goTo({ response, root }: Visit, path: string): void {
  redirect(response, path === '/' ? root || '/' : root + path)
}

/** Keeps the cart, and with it who is signed in, under the shopper's cookie. */
export function keepCart({ context, shop, cart, response }: Visit): void {
  cart.updatedAt = context.clock.stamp()
  shop.carts.set(cart.id, cart)
  context.store.touch()
  const value = `${cartCookie}=${cart.id}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`
  response.appendHeader('set-cookie', value)
}

/** A new, empty cart in place of the old one; who is signed in stays. */
export function startCart(visit: Visit): void {
  visit.shop.carts.delete(visit.cart.id)
  const { customerId, country, isConfirmed } = visit.cart
  visit.cart = { ...newCart(visit.context), customerId, country, isConfirmed }
  keepCart(visit)
}

function newCart(context: SimulatorContext): Cart {
  return {
    id: randomBytes(16).toString('hex'),
    customerId: null,
    lines: [],
    discountCodes: [],
    note: null,
    attributes: {},
    updatedAt: context.clock.stamp(),
  }
}

function readCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.map(([name, ...value]) => [name ?? '', value.join('=')]))
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
