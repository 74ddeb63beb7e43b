// The objects that stand in every template of a page.
import { marketOf } from '../../commerce/find.ts'
import { storefrontAddress } from '../../pages/addresses.ts'
import type { Shop } from '../../state/world.ts'
import type { Visit } from '../visit.ts'
import { cartObject } from './cart.ts'
import { customerObject } from './customer.ts'
import { metafieldsOf } from './metafields.ts'
import { allProducts, collectionObject, listCollections } from './product.ts'

const paths = {
  account_url: '/account',
  account_login_url: '/account/login',
  account_logout_url: '/account/logout',
  account_register_url: '/account/login',
  collections_url: '/collections/all',
  all_products_collection_url: '/collections/all',
  cart_url: '/cart',
  cart_add_url: '/cart/add',
  cart_change_url: '/cart/change',
  cart_update_url: '/cart/update',
  cart_clear_url: '/cart/clear',
}

/** Addresses below the language's own beginning, as `/he/cart`. */
function routesAt(root: string): Record<string, string> {
  const below = Object.entries(paths).map(([name, path]) => [name, root + path])
  return { root_url: root || '/', ...Object.fromEntries(below) }
}

/** @param template the name of the page's template: index, product, cart … */
export function pageGlobals(visit: Visit, template: string): Record<string, unknown> {
  const { shop, locale, url, bill, root } = visit
  const collections = listCollections(shop)
  return {
    shop: shopObject(visit),
    customer: customerObject(shop, bill, visit.customer),
    cart: cartObject(visit),
    routes: routesAt(root),
    all_products: allProducts(bill, shop),
    collections: Object.fromEntries(
      collections.map((one) => [one.handle, collectionObject(bill, one)]),
    ),
    collection_list: collections.map((one) => ({
      title: one.title,
      url: `${root}/collections/${one.handle}`,
    })),
    request: {
      design_mode: visit.designMode,
      visual_preview_mode: false,
      page_type: template,
      host: url.host,
      origin: url.origin,
      path: root + url.pathname,
      locale: localeObject(shop, locale),
    },
    localization: localizationObject(visit),
    template: { name: template, suffix: null, directory: null },
    canonical_url: url.origin + root + url.pathname,
    scripts: null,
  }
}

function shopObject({ context, shop }: Visit): Record<string, unknown> {
  const url = storefrontAddress(context, shop)
  return {
    id: Number(shop.id),
    name: shop.name,
    email: shop.email,
    url,
    secure_url: url,
    domain: new URL(url).host,
    permanent_domain: shop.domain,
    currency: shop.currency,
    money_format: '${{amount}}',
    locale: shop.locale,
    customer_accounts_enabled: true,
    taxes_included: shop.taxesIncluded,
    products_count: shop.products.size,
    metafields: metafieldsOf(shop, 'Shop', shop.id),
  }
}

function localeObject(shop: Shop, locale: string): Record<string, unknown> {
  const isPrimary = locale === shop.locales[0]
  return {
    iso_code: locale,
    name: new Intl.DisplayNames(['en'], { type: 'language' }).of(locale),
    endonym_name: new Intl.DisplayNames([locale], { type: 'language' }).of(locale),
    root_url: isPrimary ? '/' : `/${locale}`,
    primary: isPrimary,
  }
}

function localizationObject({ shop, locale, country }: Visit): Record<string, unknown> {
  const countryObject = (code: string) => {
    const { currency } = marketOf(shop, code)
    return {
      iso_code: code,
      name: new Intl.DisplayNames([locale], { type: 'region' }).of(code),
      currency: { iso_code: currency, symbol: currency },
    }
  }
  return {
    language: localeObject(shop, locale),
    country: countryObject(country),
    market: { id: marketOf(shop, country).id, handle: marketOf(shop, country).handle },
    available_languages: shop.locales.map((one) => localeObject(shop, one)),
    available_countries: shop.markets.flatMap(({ countries }) => countries.map(countryObject)),
  }
}

/** `app` in an extension's Liquid. */
export function appObject({ shop }: Visit): Record<string, unknown> {
  const { installation } = shop
  return {
    metafields: installation ? metafieldsOf(shop, 'AppInstallation', installation.id) : {},
  }
}
