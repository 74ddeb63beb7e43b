import { redirect } from '@remix-run/node'

/** What Shopify says on the frame's address, and links within the app leave out. */
const place = ['shop', 'host', 'embedded', 'locale']

/**
 * A link that is followed before React has taken over the page is a request for a document: its
 * address names no shop, and the SDK would end it at a closed door. The page it stands on names
 * one. That grants nothing: whoever comes this way is asked for a session token like all others.
 */
export function followEarlyLink(request: Request): void {
  const address = new URL(request.url)
  const isDocument = request.method === 'GET' && !request.headers.has('Authorization')
  const referrer = request.headers.get('Referer') ?? ''
  if (!isDocument || address.searchParams.has('shop') || !URL.canParse(referrer)) return
  const named = new URL(referrer).searchParams
  if (!named.has('shop') || !named.has('host')) return
  for (const name of place) {
    const value = named.get(name)
    if (value !== null && !address.searchParams.has(name)) address.searchParams.set(name, value)
  }
  throw redirect(`${address.pathname}${address.search}`)
}
