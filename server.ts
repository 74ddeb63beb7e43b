// The app's process: webhooks on a lean path of their own, everything else through Express and
// Remix.
import './app/check-settings.server.ts'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { now, startClock } from './app/clock.server.ts'
import { closeDatabase, prisma } from './app/db.server.ts'
import { env } from './app/env.server.ts'
import { log } from './app/log.server.ts'
import { openDeliveryStore } from './app/shopify/webhooks/delivery-store.server.ts'
import { openDoor } from './app/shopify/webhooks/door.ts'
import { signingKeys } from './app/shopify/webhooks/signature.ts'
import { createSite } from './app/site.server.ts'

const graceMs = 8000
const healthMs = 2000

let isStopping = false
const settings = env()
const store = openDeliveryStore(settings.DATABASE_URL)
const door = openDoor({
  keys: signingKeys(settings.SHOPIFY_API_SECRET, settings.SHOPIFY_API_SECRET_PREVIOUS),
  store,
  now,
  onFault: (error) => log.error({ err: error }, 'a delivery could not be stored'),
})
const server = createServer()
const [site] = await Promise.all([createSite(server), startClock()])
server.on('request', dispatch)
server.on('error', refuseToStart)
server.listen(settings.PORT, settings.HOST, () => {
  log.info({ address: `http://${settings.HOST}:${settings.PORT}` }, 'app ready')
})

function dispatch(request: IncomingMessage, response: ServerResponse): void {
  // A connection that is kept busy would keep the process from ending.
  if (isStopping) response.shouldKeepAlive = false
  const path = request.url?.split('?', 1)[0]
  if (path === '/webhooks') void door(request, response)
  else if (path === '/healthz') void answerHealth(response)
  else site.handle(request, response)
}

// Healthy is: the database answers.
async function answerHealth(response: ServerResponse): Promise<void> {
  const asked = prisma().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  const isHealthy = await Promise.race([asked, sleep(healthMs, false, { ref: false })])
  response.writeHead(isHealthy ? 200 : 503, {
    'Content-Type': 'text/plain',
    'Cache-Control': 'no-store',
  })
  response.end(isHealthy ? 'ok\n' : 'the database does not answer\n')
}

function refuseToStart(error: NodeJS.ErrnoException): void {
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${settings.PORT} is taken. Set PORT to a free one, or end what listens there.`
      : `The app cannot listen on ${settings.HOST}:${settings.PORT}: ${error.message}`
  console.error(reason)
  process.exit(1)
}

/** Takes no more connections, answers what is under way, then ends. */
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), graceMs).unref()
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  await Promise.all([closed, site.close()])
  await store.close()
  await closeDatabase()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
