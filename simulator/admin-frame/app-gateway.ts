// The reverse proxy before the app: what a merchant's browser talks to instead of the app
// itself. It stands in for a public address of the app plus Shopify's content delivery network.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createProxyServer } from 'http-proxy-3'
import type { SimulatorConfig } from '../config.ts'
import type { SimulatorContext } from '../context.ts'
import { browserScript } from '../pages/browser-script.ts'
import { sendHtml, sendText } from '../pages/exchange.ts'
import { html } from '../pages/html.ts'
import { isRewritable, rewriteBody, rewriteHeaders, standInPath } from './rewrite.ts'

const bridgeEntry = new URL('../app-bridge/browser/main.ts', import.meta.url).pathname

export function createAppGateway({ config }: SimulatorContext): Server {
  const proxy = createProxyServer({ target: config.appAddress, ws: true, selfHandleResponse: true })
  proxy.on('proxyReq', (outgoing) => {
    // A compressed answer could not be rewritten.
    outgoing.removeHeader('accept-encoding')
  })
  proxy.on('proxyRes', (incoming, _, response) => {
    void passOn(incoming, response as ServerResponse, adminOriginsOf(config))
  })
  proxy.on('error', (error, _, response) => answerFailure(error, response, config.appAddress))

  const server = createServer((request, response) => {
    if (request.url?.startsWith(standInPath)) sendStandIn(response, config)
    else proxy.web(request, response)
  })
  server.on('upgrade', (request, socket, head) => proxy.ws(request, socket, head))
  return server
}

async function passOn(incoming: IncomingMessage, response: ServerResponse, adminOrigins: string[]) {
  const headers = rewriteHeaders(incoming.headers, adminOrigins)
  const status = incoming.statusCode ?? 502
  if (!isRewritable(incoming.headers['content-type'])) {
    response.writeHead(status, headers)
    incoming.pipe(response)
    return
  }
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
  } catch {
    response.destroy()
    return
  }
  const body = rewriteBody(Buffer.concat(chunks).toString('utf8'))
  const { 'transfer-encoding': _, ...rest } = headers
  // The answer to HEAD, and a 304, have no body but may name a length.
  const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...rest, ...length })
  response.end(body)
}

/** Where the admin may be open; the ports are known once the servers listen. */
function adminOriginsOf({ controlPort }: SimulatorConfig): string[] {
  return [`http://127.0.0.1:${controlPort}`, `http://localhost:${controlPort}`]
}

function sendStandIn(response: ServerResponse, config: SimulatorConfig): void {
  const script = browserScript(bridgeEntry, {
    adminOrigin: adminOriginsOf(config)[0],
    storefrontOrigin: `http://127.0.0.1:${config.storefrontPort}`,
  })
  sendText(response, script, 'text/javascript; charset=utf-8')
}

function answerFailure(error: Error, response: unknown, appAddress: string): void {
  const answer = response as ServerResponse
  // A socket that was to become a websocket, or an answer under way, can only be closed.
  if (typeof answer.writeHead !== 'function' || answer.headersSent) {
    answer.destroy?.()
    return
  }
  const reason = (error as NodeJS.ErrnoException).code ?? error.message
  sendHtml(
    answer,
    html`<!doctype html><html lang="en"><meta charset="utf-8"><title>The app does not answer</title>
      <body style="font:15px/1.5 system-ui,sans-serif;padding:3rem;color:#26302b">
      <h1 style="font-size:1.25rem">The app does not answer</h1>
      <p>Nothing answered at ${appAddress} (${reason}). Start the app, then reload.</p></body>
        </html>`,
    502,
  )
}
