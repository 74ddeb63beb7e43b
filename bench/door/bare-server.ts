// A floor: the least that keeps the promise. node:http, the signature, one insert per request, the
// answer after its commit. Arguments: port, secret, database, id of the shop.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const [port, secret = '', connectionString, shopId] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString, max: 10 })
const text = `WITH stored AS (
    INSERT INTO deliveries (shop_id, webhook_id, topic, event_id, api_version, triggered_at,
      received_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
    RETURNING shop_id, seq, webhook_id, topic)
  INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic) SELECT * FROM stored`

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const body = Buffer.concat(chunks)
    const signature = createHmac('sha256', secret).update(body).digest()
    const claimed = Buffer.from(String(request.headers['x-shopify-hmac-sha256']), 'base64')
    if (!timingSafeEqual(signature, claimed)) return response.writeHead(401).end()
    const header = (name: string) => request.headers[`x-shopify-${name}`]
    const names = ['webhook-id', 'topic', 'event-id', 'api-version', 'triggered-at']
    await pool.query({
      name: 'insert',
      text,
      values: [Number(shopId), ...names.map(header), new Date(), body],
    })
    response.writeHead(200).end()
  })
})
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
process.on('disconnect', () => process.exit(0))
