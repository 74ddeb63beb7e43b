// The simulator with nothing but our webhook door behind it, in this process: for what happens
// between Shopify and the books, without pages. `const box = await openBox()` before the app is
// imported; then `box.settle()` works off what has arrived.
import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { Control } from '../../scripts/demo/control.ts'
import { makeSecrets } from '../../scripts/demo/secrets.ts'
import { freePort } from '../../scripts/embedded-postgres.ts'
import { createDatabase } from '../setup/database.ts'
import { patienceMs } from '../setup/patience.ts'

export const domain = 'perennial-garden.myshopify.com'

export interface Box {
  control: Control
  /** Signs in as the first visit of a merchant does. @returns the shop's id. */
  signIn(): Promise<number>
  /** Waits for every delivery under way, then works off what is stored. */
  settle(): Promise<void>
}

export async function openBox(): Promise<Box> {
  const database = await createDatabase()
  const secrets = makeSecrets()
  const [port, storefront, frame, own] = await Promise.all(
    Array.from({ length: 4 }, () => freePort()),
  )
  Object.assign(process.env, {
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    ENCRYPTION_KEY: secrets.encryptionKey,
    SHOPIFY_APP_URL: `http://127.0.0.1:${own}`,
    SHOPIFY_SIMULATOR_URL: `http://127.0.0.1:${port}`,
  })
  const { startClock, now } = await import('../../app/clock.server.ts')
  const door = await openDoorFor({
    databaseUrl: database.url,
    secret: secrets.apiSecret,
    port: own,
    now,
  })
  const simulator = fork('scripts/child.ts', ['simulator/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      SIMULATOR_PORT: String(port),
      SIMULATOR_STOREFRONT_PORT: String(storefront),
      SIMULATOR_APP_PORT: String(frame),
      APP_ADDRESS: door.address,
      APP_TOML: 'shopify.app.toml',
      EXTENSIONS: 'extensions',
    },
  })
  afterAll(async () => {
    await ended(simulator)
    await door.close()
    const { closeDatabase } = await import('../../app/db.server.ts')
    await closeDatabase()
    await database.drop()
  })
  const control = new Control(`http://127.0.0.1:${port}/control`)
  await answers(control)
  await startClock()
  return { control, signIn: () => signIn(control), settle: () => settle(control, now) }
}

interface Opening {
  databaseUrl: string
  secret: string
  port: number | undefined
  now: () => Date
}

async function openDoorFor({ databaseUrl, secret, port, now }: Opening) {
  const { openDeliveryStore } = await import('../../app/shopify/webhooks/delivery-store.server.ts')
  const { openDoor } = await import('../../app/shopify/webhooks/door.ts')
  const { signingKeys } = await import('../../app/shopify/webhooks/signature.ts')
  const store = openDeliveryStore(databaseUrl)
  const door = openDoor({ keys: signingKeys(secret), store, now, onFault: () => {} })
  const server = createServer((request, response) => void door(request, response))
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await store.close()
    },
  }
}

async function signIn(control: Control): Promise<number> {
  const { authenticate } = await import('../../app/shopify.server.ts')
  const { adminFor } = await import('../../app/shopify/admin/admin-for.server.ts')
  const { install } = await import('../../app/shopify/install.server.ts')
  const { now } = await import('../../app/clock.server.ts')
  const { idToken } = await control.post<{ idToken: string }>('/session-token', { shop: domain })
  const headers = {
    Authorization: `Bearer ${idToken}`,
    'User-Agent': 'Mozilla/5.0 Chrome/147.0.0.0',
  }
  await authenticate.admin(new Request('http://127.0.0.1/app', { headers }))
  return (await install(domain, await adminFor(domain), now())).id
}

async function settle(control: Control, now: () => Date): Promise<void> {
  const { settleDeliveries } = await import('../../app/jobs/settle-deliveries.ts')
  await control.settleWebhooks()
  while ((await settleDeliveries({ now: now() })) > 0);
}

async function answers(control: Control): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    if (await control.get('/clock').catch(() => undefined)) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('the simulator did not start')
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}
