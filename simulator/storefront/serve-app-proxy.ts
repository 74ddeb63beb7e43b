// Requests below the app's proxy path, handed to the app as the shop hands them: signed, with
// the id of who is signed in. An answer in Liquid is drawn inside the theme.
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import { readBody, sendHtml } from '../pages/exchange.ts'
import { html } from '../pages/html.ts'
import { forwardToApp, type ProxyAnswer, proxyPrefix } from '../proxy/forward.ts'
import { showPage } from './serve-pages.ts'
import type { Visit } from './visit.ts'

export function isForApp(context: SimulatorContext, { pathname }: URL): boolean {
  const prefix = proxyPrefix(context)
  return prefix !== null && (pathname === prefix || pathname.startsWith(`${prefix}/`))
}

export async function passToApp(visit: Visit): Promise<void> {
  const { context, shop, request, response, url, customer } = visit
  const prefix = proxyPrefix(context) ?? ''
  try {
    const answer = await forwardToApp(context, shop, {
      method: request.method ?? 'GET',
      path: `${url.pathname.slice(prefix.length) || '/'}${url.search}`,
      headers: headersOf(visit),
      body: await readBody(request),
      customerId: isNamed(visit) ? (customer?.id ?? null) : null,
    })
    if (isLiquid(answer)) await showLiquid(visit, answer)
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    sendHtml(response, html`<!doctype html><meta charset="utf-8"><p>${error.message}</p>`, 404)
  }
}

/** Whether the shop tells the app who is signed in. */
function isNamed({ shop, cart }: Visit): boolean {
  if (shop.proxyNames === 'confirmed') return cart.isConfirmed ?? false
  return shop.proxyNames === 'everybody'
}

/** The shopper's headers, with this machine's address replaced by the shop's own. */
function headersOf({ request, url, shop }: Visit): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers[name] = value
  }
  const own = `https://${shop.domain}`
  if (headers.origin === url.origin) headers.origin = own
  if (headers.referer?.startsWith(url.origin)) {
    headers.referer = own + headers.referer.slice(url.origin.length)
  }
  return headers
}

function isLiquid({ headers }: ProxyAnswer): boolean {
  return headers['content-type']?.startsWith('application/liquid') ?? false
}

function showLiquid(visit: Visit, { body, status }: ProxyAnswer): Promise<void> {
  const liquid = body.toString('utf8')
  return showPage(visit, { template: 'page', title: visit.shop.name, liquid }, status)
}
