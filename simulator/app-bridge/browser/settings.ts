// What App Bridge knows from the page it runs in: the api key from the meta tag or the script's
// attribute, shop, host and locale from the address, and, after a full load of another page,
// from the name that the admin frame gave its window.

declare const adminOrigin: string
declare const storefrontOrigin: string

type FrameName = { shop?: string; host?: string; locale?: string }

const script = document.currentScript
const address = new URL(location.href)
const meta = document.querySelector('meta[name="shopify-api-key"]')

export const settings = {
  apiKey: script?.getAttribute('data-api-key') ?? meta?.getAttribute('content') ?? '',
  shop: address.searchParams.get('shop') ?? frameName().shop ?? '',
  host: address.searchParams.get('host') ?? frameName().host ?? '',
  locale: address.searchParams.get('locale') ?? frameName().locale ?? 'en',
}

export const shopHandle = settings.shop.split('.')[0] ?? ''

function frameName(): FrameName {
  try {
    return JSON.parse(window.name) as FrameName
  } catch {
    return {}
  }
}

/**
 * An address of Shopify's admin or of the shop, as it is called on this machine; null for others.
 * Understood: shopify:admin/…, shopify://admin/…, admin.shopify.com/store/…, <shop>/admin/… and
 * <shop>/….
 */
export function localAddress(href: string): string | null {
  const short = /^shopify:(?:\/\/)?\/?admin\/?(.*)$/.exec(href)
  if (short) return `${adminOrigin}/store/${shopHandle}/${short[1]}`
  let target: URL
  try {
    target = new URL(href, location.href)
  } catch {
    return null
  }
  const rest = `${target.pathname}${target.search}${target.hash}`
  if (target.origin === adminOrigin) return target.href
  if (target.hostname === 'admin.shopify.com') return adminOrigin + rest
  if (settings.shop === '' || target.hostname !== settings.shop) return null
  return rest.startsWith('/admin/')
    ? `${adminOrigin}/store/${shopHandle}/${rest.slice('/admin/'.length)}`
    : storefrontOrigin + rest
}
