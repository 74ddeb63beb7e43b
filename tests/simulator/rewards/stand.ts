// The simulator alone, with our jobs called in this process: so that they can be stopped between
// two steps. `await openStand()` at the top of a test file, before the app is imported.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { Control } from '../../../scripts/demo/control.ts'
import { freePort } from '../../../scripts/embedded-postgres.ts'
import { givenShop } from '../../database/rewards/given.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { patienceMs } from '../../setup/patience.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
export const domain = 'perennial-garden.myshopify.com'

export type Fault = 'lost_before' | 'lost_after' | 'throttled' | 'http_500' | 'user_error'

export interface Stand {
  control: Control
  shop: Awaited<ReturnType<typeof givenShop>>
  /** @param after how many calls go well before. */
  fail(operation: string, kind: Fault, times?: number, after?: number): Promise<unknown>
  newCustomer(): Promise<string>
}

export async function openStand(): Promise<Stand> {
  await openTestDatabase()
  const [simulator, storefront, frame] = [await freePort(), await freePort(), await freePort()]
  const address = `http://127.0.0.1:${simulator}`
  process.env.SHOPIFY_SIMULATOR_URL = address
  const child = fork(`${root}simulator/main.ts`, [], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {
      ...process.env,
      SIMULATOR_PORT: String(simulator),
      SIMULATOR_STOREFRONT_PORT: String(storefront),
      SIMULATOR_APP_PORT: String(frame),
      // Nobody listens there: the webhooks of this story are not its subject.
      APP_ADDRESS: 'http://127.0.0.1:9',
      APP_TOML: `${root}shopify.app.toml`,
      EXTENSIONS: `${root}extensions`,
    },
  })
  afterAll(() => ended(child))
  await isReady(`${address}/control/clock`, child)
  const control = new Control(`${address}/control`)
  const shop = await givenShop(domain)
  await signIn(control)
  return {
    control,
    shop,
    fail: (operation, kind, times = 1, after = 0) =>
      control.post('/faults', { operation, kind, times, after }),
    newCustomer: () => newCustomer(control),
  }
}

let customers = 0
async function newCustomer(control: Control): Promise<string> {
  customers += 1
  const email = `shopper-${customers}-${Date.now()}@example.com`
  const customer = await control.createCustomer({ firstName: 'Ada', lastName: 'Lovage', email })
  return customer.id.replace(/\D/g, '')
}

/** Trades a session token for an offline one, as a merchant's first visit does. */
async function signIn(control: Control): Promise<void> {
  const { idToken } = await control.post<{ idToken: string }>('/session-token', {})
  const { fetchFromShop } = await import('../../../app/shopify/simulator-seam.server.ts')
  const { storeRow } = await import('../../../app/shopify/session/session-row.server.ts')
  const { offlineId } = await import('../../../app/shopify/session/offline-session.server.ts')
  const { Session } = await import('@shopify/shopify-api')
  const { prisma } = await import('../../../app/db.server.ts')
  const answer = await fetchFromShop(`https://${domain}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      client_id: process.env.SHOPIFY_API_KEY,
      client_secret: process.env.SHOPIFY_API_SECRET,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: idToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      expiring: '1',
    }),
  })
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`)
  const token = (await answer.json()) as { access_token: string; scope: string }
  const session = new Session({
    id: offlineId(domain),
    shop: domain,
    state: '',
    isOnline: false,
    scope: token.scope,
    accessToken: token.access_token,
    expires: new Date(Date.now() + 3_000_000),
  })
  await storeRow(prisma(), session)
}

async function isReady(address: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`the simulator did not answer at ${address}`)
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}
