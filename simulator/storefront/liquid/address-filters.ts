// Filters that make addresses and the elements around them: assets, pictures, links.
import type { Liquid } from 'liquidjs'
import { escapeHtml } from './escape.ts'
import { handleize } from './text-filters.ts'

export type AssetSource = {
  /** The address of an asset, absolute on the storefront. */
  url(name: string): string
  read(name: string): string
}

type Named = [name: string, value: unknown]

export function registerAddressFilters(engine: Liquid, assets: AssetSource): void {
  engine.registerFilter('asset_url', (name) => assets.url(String(name)))
  engine.registerFilter('inline_asset_content', (name) => assets.read(String(name)))
  engine.registerFilter(
    'stylesheet_tag',
    (address) =>
      `<link href="${escapeHtml(String(address))}" rel="stylesheet" type="text/css" media="all">`,
  )
  engine.registerFilter(
    'script_tag',
    (address) => `<script src="${escapeHtml(String(address))}"></script>`,
  )
  engine.registerFilter('image_url', (image, ...named: Named[]) => imageUrl(image, named))
  for (const name of ['img_url', 'product_img_url']) {
    engine.registerFilter(name, (image, size) =>
      imageUrl(image, typeof size === 'string' ? [['width', Number.parseInt(size, 10)]] : []),
    )
  }
  engine.registerFilter('image_tag', (address, ...named: Named[]) => {
    const attributes = [['src', address], ...named].filter(([, value]) => value !== null)
    const written = attributes.map(([name, value]) => `${name}="${escapeHtml(String(value))}"`)
    return `<img ${written.join(' ')}>`
  })
  engine.registerFilter('link_to', (text, address, title) => {
    const hint = title ? ` title="${escapeHtml(String(title))}"` : ''
    return `<a href="${escapeHtml(String(address))}"${hint}>${text}</a>`
  })
  engine.registerFilter('url_for_type', (type) => collectionQuery('types', type))
  engine.registerFilter('url_for_vendor', (vendor) => collectionQuery('vendors', vendor))
  engine.registerFilter('within', (address, collection) =>
    collection?.handle ? `/collections/${handleize(collection.handle)}${address}` : address,
  )
}

function collectionQuery(kind: 'types' | 'vendors', value: unknown): string {
  return `/collections/${kind}?q=${encodeURIComponent(String(value ?? ''))}`
}

/** Accepts an image, what has one (a product, a variant, a line) or an address. */
function imageUrl(image: unknown, named: Named[]): string {
  const address = imageAddress(image)
  if (!address) throw new Error('image_url needs an image')
  const sizes = named.filter(([name, value]) => ['width', 'height'].includes(name) && value)
  if (sizes.length === 0) return address
  const query = new URLSearchParams(sizes.map(([name, value]) => [name, String(value)]))
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

function imageAddress(image: unknown): string | null {
  if (typeof image === 'string') return image
  if (typeof image !== 'object' || image === null) return null
  const { src, url, featured_image: featured, image: own } = image as Record<string, unknown>
  if (typeof src === 'string') return src
  // A line's or a product's own `url` is its page: its picture comes first.
  return imageAddress(featured ?? own ?? url ?? null)
}
