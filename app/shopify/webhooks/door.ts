// The webhook door: takes the raw bytes, checks that Shopify signed them, stores one row, answers.
// Nothing is parsed here and no work is done: Shopify waits five seconds at most, and a delivery
// that is answered must survive anything that happens afterwards. 200 is said after the row's
// commit.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Delivery, DeliveryStore } from './delivery-store.server.ts'
import { readHeaders } from './read-headers.ts'
import { isSigned, type SigningKey } from './signature.ts'

export interface DoorOptions {
  /** The current secret first; the previous one while Shopify may still sign with it. */
  keys: SigningKey[]
  store: DeliveryStore
  now(): Date
  /** Told of what could not be stored; never with a body. */
  onFault(error: unknown): void
  largestBody?: number
  patienceMs?: number
}

export type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const largestBody = 2 * 1024 * 1024
const patienceMs = 5000
const lingerMs = 1000
const storeMs = 4000

export function openDoor(options: DoorOptions): Door {
  const { keys, store } = options
  return async (request, response) => {
    if (request.method !== 'POST') return turnAway(request, response, 405)
    const body = await readBody(request, options)
    if (typeof body === 'number') return turnAway(request, response, body)
    if (!isSigned(body, request.headers['x-shopify-hmac-sha256'], keys)) return end(response, 401)
    const headers = readHeaders(request.headers)
    if (!headers) return end(response, 400)
    await keep(store, { ...headers, body, receivedAt: options.now() }, response, options)
  }
}

async function keep(
  store: DeliveryStore,
  delivery: Delivery,
  response: ServerResponse,
  { onFault }: DoorOptions,
): Promise<void> {
  try {
    await inTime(store.add(delivery))
    end(response, 200)
  } catch (error) {
    // Shopify tries again; what it sends then is the same delivery.
    onFault(error)
    end(response, 503)
  }
}

/** Shopify waits five seconds: what is stored later than that is sent again, and stored once. */
function inTime(stored: Promise<void>): Promise<void> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('the database did not answer in time')), storeMs)
    stored.then(done, fail).finally(() => clearTimeout(late))
  })
}

/** @returns the bytes, or the status to answer: 413 too large, 408 too slow, 400 broken off. */
function readBody(
  request: IncomingMessage,
  limits: Pick<DoorOptions, 'largestBody' | 'patienceMs'>,
): Promise<Buffer | 400 | 408 | 413> {
  const largest = limits.largestBody ?? largestBody
  if (Number(request.headers['content-length'] ?? 0) > largest) return Promise.resolve(413)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const timer = setTimeout(() => finish(408), limits.patienceMs ?? patienceMs)
    const finish = (result: Buffer | 400 | 408 | 413) => {
      clearTimeout(timer)
      request.removeListener('data', take)
      resolve(result)
    }
    const take = (chunk: Buffer) => {
      length += chunk.length
      if (length > largest) finish(413)
      else chunks.push(chunk)
    }
    request.on('data', take)
    request.once('end', () =>
      finish(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)),
    )
    request.once('error', () => finish(400))
    request.once('close', () => finish(400))
  })
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 }).end()
}

// The rest of the body is read and dropped for a moment: closing on a client that is still writing
// would reset the connection before it has seen our answer.
function turnAway(request: IncomingMessage, response: ServerResponse, status: number): void {
  const headers = {
    'Content-Length': 0,
    Connection: 'close',
    ...(status === 405 && { Allow: 'POST' }),
  }
  response.writeHead(status, headers).flushHeaders()
  const timer = setTimeout(() => response.end(), lingerMs)
  const close = () => {
    clearTimeout(timer)
    response.end()
  }
  if (request.readableEnded || request.destroyed) return close()
  request.once('end', close).once('error', close).resume()
}
