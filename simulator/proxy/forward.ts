// The app proxy: a shopper's request to /apps/… handed to the app with the shop's signature, and
// nothing of the shop's cookies. Signed in real time, as everything of the transport.
import { createHmac } from 'node:crypto'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import type { Shop } from '../state/world.ts'

const timeoutMs = 10_000

export interface ProxyRequest {
  method: string
  /** Behind the prefix and subpath, with its query: `/redeem?x=1`. */
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array | null
  /** Who is signed in at the shop, or null for a visitor. */
  customerId: string | null
}

export interface ProxyAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** `/apps/loyalty`, as shopify.app.toml says; null without an app proxy. */
export function proxyPrefix({ appConfig }: SimulatorContext): string | null {
  const { proxy } = appConfig()
  return proxy ? `/${proxy.prefix}/${proxy.subpath}` : null
}

/** @throws CommerceRefusal where there is no app proxy, or the app is not installed. */
export async function forwardToApp(
  context: SimulatorContext,
  shop: Shop,
  request: ProxyRequest,
): Promise<ProxyAnswer> {
  const address = proxyAddress(context, shop, request)
  const hasBody = !['GET', 'HEAD'].includes(request.method.toUpperCase())
  try {
    const answer = await fetch(address, {
      method: request.method,
      headers: passOn(request.headers, shop),
      body: hasBody ? bodyOf(request) : null,
      redirect: 'follow',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, headers: keepOf(answer.headers), body }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const message = isLate ? 'The app took too long to answer.' : 'The app could not be reached.'
    const headers = { 'content-type': 'text/plain; charset=utf-8' }
    return { status: isLate ? 504 : 502, headers, body: Buffer.from(message) }
  }
}

function bodyOf({ body }: ProxyRequest): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined || body === null) return null
  return typeof body === 'string' ? body : new Uint8Array(body)
}

function proxyAddress(context: SimulatorContext, shop: Shop, request: ProxyRequest): URL {
  const { proxy } = context.appConfig()
  const prefix = proxyPrefix(context)
  if (!proxy || !prefix) throw new CommerceRefusal('no_app_proxy', 'shopify.app.toml has none')
  if (!shop.installation) {
    throw new CommerceRefusal('app_not_installed', `the app is not installed on ${shop.domain}`)
  }
  const asked = new URL(request.path.replace(/^\/*/, '/'), 'http://shop')
  const base = /^https?:/.test(proxy.url) ? proxy.url : `${context.config.appAddress}${proxy.url}`
  const address = new URL(
    `${base.replace(/\/$/, '')}${asked.pathname === '/' ? '' : asked.pathname}`,
  )
  const query = new URLSearchParams(asked.search)
  for (const name of ['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature']) {
    query.delete(name)
  }
  query.set('shop', shop.domain)
  query.set('logged_in_customer_id', request.customerId ?? '')
  query.set('path_prefix', prefix)
  query.set('timestamp', String(Math.floor(Date.now() / 1000)))
  query.set('signature', signQuery(query, context.config.apiSecret))
  address.search = query.toString()
  return address
}

/** `key=value` pairs, repeated values joined by commas, sorted, without separator. */
export function signQuery(query: URLSearchParams, secret: string): string {
  const pairs = [...new Set(query.keys())]
    .filter((key) => key !== 'signature')
    .map((key) => `${key}=${query.getAll(key).join(',')}`)
    .sort()
  return createHmac('sha256', secret).update(pairs.join('')).digest('hex')
}

const neverPassed = new Set([
  'cookie',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'keep-alive',
  'upgrade',
  'expect',
])

function passOn(headers: Record<string, string>, shop: Shop): Record<string, string> {
  const passed: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (!neverPassed.has(name.toLowerCase())) passed[name.toLowerCase()] = value
  }
  passed['x-forwarded-host'] ??= shop.domain
  return passed
}

function keepOf(headers: Headers): Record<string, string> {
  const kept = Object.fromEntries(headers)
  for (const name of ['set-cookie', 'content-length', 'content-encoding', 'transfer-encoding']) {
    delete kept[name]
  }
  delete kept.connection
  delete kept['keep-alive']
  return kept
}
