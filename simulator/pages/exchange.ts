// Requests and answers of the simulator's pages: a table of routes, forms read, HTML and JSON
// written.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CommerceRefusal } from '../commerce/refusal.ts'
import { type Html, html } from './html.ts'

export type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  params: Record<string, string>
}

export type Route = {
  method: 'GET' | 'POST'
  path: string
  handle: (exchange: Exchange) => unknown
}

/** Answers what it has a route for; false leaves the request untouched. */
export type Dispatch = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

const bodyLimit = 1_000_000

/** The first route that fits answers; `*` at the end of a path stands for any rest. */
export function dispatchTo(routes: Route[]): Dispatch {
  const table = routes.map((route) => ({ ...route, pattern: toPattern(route.path) }))
  return async (request, response) => {
    const url = requestUrl(request)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    for (const { pattern, method: wanted, handle } of table) {
      const match = method === wanted ? pattern.exec(url.pathname) : null
      if (!match) continue
      await answer({ request, response, url, params: decode(match.groups ?? {}) }, handle)
      return true
    }
    return false
  }
}

async function answer(exchange: Exchange, handle: Route['handle']): Promise<void> {
  try {
    if (exchange.request.method === 'POST') refuseForeignOrigin(exchange.request)
    await handle(exchange)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    const status = error.code.endsWith('_not_found') ? 404 : 422
    sendHtml(exchange.response, refusalPage(error.message), status)
  }
}

/** A page elsewhere may not post forms here in the visitor's name. */
function refuseForeignOrigin(request: IncomingMessage): void {
  const { origin, host } = request.headers
  if (origin && origin !== 'null' && new URL(origin).host !== host) {
    throw new CommerceRefusal('foreign_origin', `a form of ${origin} may not be sent here`)
  }
}

function refusalPage(reason: string): Html {
  return html`<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Not possible</title>
    <body style="font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto">
    <h1 style="font-size:1.25rem">Not possible</h1><p role="alert">${reason}</p>
    <p><a href="javascript:history.back()">Back</a></p></body></html>`
}

function toPattern(path: string): RegExp {
  const written = path
    .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
    .replace(/\/:(\w+)/g, '/(?<$1>[^/]+?)')
    .replace(/\*$/, '(?<rest>.*)')
  return new RegExp(`^${written}$`)
}

function decode(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value ?? '')]),
  )
}

export function requestUrl(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
}

export async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > bodyLimit) throw new CommerceRefusal('too_large', 'the request is too large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** The fields of a posted form. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(request)).toString('utf8'))
}

export function sendHtml(response: ServerResponse, page: Html, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(page.markup)
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(value))
}

export function sendText(response: ServerResponse, text: string | Buffer, type: string): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' })
  response.end(text)
}

export function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: to, 'cache-control': 'no-store' })
  response.end()
}

/** A bug of the simulator: said in its log, and on the page as far as one can still be sent. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  console.error(error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  const reason = error instanceof Error ? error.message : String(error)
  sendHtml(response, refusalPage(`The simulator failed: ${reason}`), 500)
}
