// The objects that stand in every template of a page.
import { storefrontAddress } from '../../pages/addresses.ts'
import type { Visit } from '../visit.ts'
import { cartObject } from './cart.ts'
import { customerObject } from './customer.ts'
import { metafieldsOf } from './metafields.ts'
import { collectionObject, listCollections } from './product.ts'

const routes = {
  root_url: '/',
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

/** @param template the name of the page's template: index, product, cart … */
export function pageGlobals(visit: Visit, template: string): Record<string, unknown> {
  const { shop, locale, url } = visit
  const collections = listCollections(shop)
  return {
    shop: shopObject(visit),
    customer: customerObject(shop, visit.customer),
    cart: cartObject(visit),
    routes,
    collections: Object.fromEntries(
      collections.map((one) => [one.handle, collectionObject(shop, one)]),
    ),
    collection_list: collections.map((one) => ({
      title: one.title,
      url: `/collections/${one.handle}`,
    })),
    request: {
      design_mode: visit.designMode,
      visual_preview_mode: false,
      page_type: template,
      host: url.host,
      origin: url.origin,
      path: url.pathname,
      locale: localeObject(locale),
    },
    localization: {
      language: localeObject(locale),
      country: { iso_code: shop.country, currency: { iso_code: shop.currency } },
    },
    template: { name: template, suffix: null, directory: null },
    canonical_url: url.origin + url.pathname,
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

function localeObject(locale: string): Record<string, unknown> {
  return {
    iso_code: locale,
    name: new Intl.DisplayNames(['en'], { type: 'language' }).of(locale),
    endonym_name: new Intl.DisplayNames([locale], { type: 'language' }).of(locale),
    root_url: '/',
    primary: true,
  }
}

/** `app` in an extension's Liquid. */
export function appObject({ shop }: Visit): Record<string, unknown> {
  const { installation } = shop
  return {
    metafields: installation ? metafieldsOf(shop, 'AppInstallation', installation.id) : {},
  }
}
