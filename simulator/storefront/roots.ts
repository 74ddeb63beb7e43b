// The languages of the shop: each but the first lives below its own beginning, as `/he/cart`.
import type { IncomingMessage } from 'node:http'
import { requestUrl } from '../pages/exchange.ts'

const roots = new WeakMap<IncomingMessage, string>()

/** Takes the language off a request's address, so that pages are found by their own. */
export function findRoot(request: IncomingMessage, [, ...others]: string[]): void {
  const url = requestUrl(request)
  const match = /^\/([a-z]{2}(?:-[A-Za-z]{2})?)(\/.*)?$/.exec(url.pathname)
  const [, locale = '', rest = '/'] = match ?? []
  if (!others.includes(locale)) return
  roots.set(request, `/${locale}`)
  request.url = `${rest}${url.search}`
}

/** `/he`; empty in the shop's first language. */
export function rootOf(request: IncomingMessage): string {
  return roots.get(request) ?? ''
}

/** A path of this shop in another language, `/he/cart` → `/cs/cart`. */
export function translatePath(path: string, locales: string[], locale: string): string {
  const bare = path.replace(/^\/([a-z]{2}(?:-[A-Za-z]{2})?)(?=\/|$)/, (whole, found: string) =>
    locales.includes(found) ? '' : whole,
  )
  const root = locales.includes(locale) && locale !== locales[0] ? `/${locale}` : ''
  return `${root}${bare}` || '/'
}
