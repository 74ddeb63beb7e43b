// What the worker finds where Shopify is: a bucket of query points as most shops
// have it, and a yes to everything that is written. The states of members go out as in life.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const maximum = 2000
const restoredPerSecond = 100
const cost = 10

export interface Shopify {
  address: string
  /** Calls it has answered, and those it was too busy for. */
  calls(): { written: number; throttled: number }
  close(): Promise<void>
}

/** @param file what a bulk operation of it came to. */
export async function openShopify(file?: string): Promise<Shopify> {
  let points = maximum
  let at = performance.now()
  const counts = { written: 0, throttled: 0 }
  const take = (): boolean => {
    const now = performance.now()
    points = Math.min(maximum, points + ((now - at) / 1000) * restoredPerSecond)
    at = now
    const isEnough = points >= cost
    if (isEnough) points -= cost
    counts[isEnough ? 'written' : 'throttled'] += 1
    return isEnough
  }
  const server = createServer((request, response) => {
    const answer = (body: object) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }
    let document = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      document += part
    })
    request.on('end', () => {
      if (request.url?.startsWith('/control/clock')) return answer({ offsetMs: 0 })
      const isEnough = take()
      const throttleStatus = {
        maximumAvailable: maximum,
        currentlyAvailable: Math.floor(points),
        restoreRate: restoredPerSecond,
      }
      const extensions = { cost: { requestedQueryCost: cost, throttleStatus } }
      const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }]
      const data = answerTo(document, file)
      answer(isEnough ? { data, extensions } : { errors, extensions })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => ({ ...counts }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

function answerTo(document: string, file?: string): object {
  if (document.includes('bulkOperation(')) {
    return { bulkOperation: { status: 'COMPLETED', rootObjectCount: '0', url: file } }
  }
  if (document.includes('orders(')) {
    return { orders: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } }
  }
  return { metafieldsSet: { userErrors: [] } }
}
