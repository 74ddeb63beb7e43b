// The load, in a process of its own: signed deliveries of an order, each with an id never used
// before. Prints one line of JSON. Arguments: address, secret, seconds.
import { createHmac, randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { orderBody } from './order-body.ts'

const [url = '', secret = '', seconds = '3'] = process.argv.slice(2)
const connections = 16

const body = orderBody()
const run = randomUUID()
let count = 0

const result = await autocannon({
  url,
  connections,
  duration: Number(seconds),
  method: 'POST',
  body,
  headers: {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/updated',
    'x-shopify-shop-domain': 'bench.myshopify.com',
    'x-shopify-api-version': '2026-10',
    'x-shopify-event-id': run,
    'x-shopify-triggered-at': new Date().toISOString(),
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  },
  requests: [
    {
      setupRequest: (request) => {
        count += 1
        return {
          ...request,
          headers: { ...request.headers, 'x-shopify-webhook-id': `${run}-${count}` },
        }
      },
    },
  ],
})
console.log(
  JSON.stringify({
    accepted: result['2xx'],
    refused: result.non2xx + result.errors,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }),
)
