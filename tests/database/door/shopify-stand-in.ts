// The end of the line to Shopify, for tests that need its answers to one or two requests: a
// loopback server behind the app's seam. Set before the app is imported.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export interface Asked {
  path: string
  shop: string
  headers: IncomingMessage['headers']
  body: Record<string, unknown>
}

export interface Reply {
  status?: number
  body?: unknown
  /** Ends the connection without an answer. */
  isLost?: boolean
  /** Sent as it is, instead of a body; then the connection breaks where `isLost` says so. */
  text?: string
}

export interface StandIn {
  asked: Asked[]
  reply: (asked: Asked) => Reply | Promise<Reply>
}

function sendText(response: ServerResponse, text: string, isLost = false): void {
  response.writeHead(200, { 'Content-Type': 'application/jsonl' })
  if (!isLost) return void response.end(text)
  response.write(text, () => setTimeout(() => response.destroy(), 50))
}

export async function openStandIn(): Promise<StandIn> {
  const standIn: StandIn = { asked: [], reply: () => ({ status: 401, body: {} }) }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    const { url = '', headers } = request
    const asked = { path: url, shop: String(headers['x-simulator-host']), headers, body }
    standIn.asked.push(asked)
    const reply = await standIn.reply(asked)
    if (reply.text !== undefined) return sendText(response, reply.text, reply.isLost)
    if (reply.isLost) return request.socket.destroy()
    response.writeHead(reply.status ?? 200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(reply.body ?? {}))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  process.env.SHOPIFY_SIMULATOR_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return standIn
}
