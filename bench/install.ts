// The first minutes of a shop that has been there for long: from the merchant's first click until
// the home page shows the figures of the last 60 days, and until every customer is known.
import { Control } from '../scripts/demo/control.ts'
import { signIn } from '../scripts/demo/merchant.ts'
import { makeSecrets } from '../scripts/demo/secrets.ts'
import { freePort } from '../scripts/embedded-postgres.ts'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import { startStack } from '../scripts/stack.ts'
import type { Measurement } from './figure.ts'

const customers = 40_000
const orders = 8000
const refunds = 200
const days = 60
const promisedSeconds = 120
const patienceSeconds = 300
const lookAgainMs = 250

interface Home {
  recent: { orders: number; points: number; isStale: boolean } | null
  progress: { isOver: boolean; hasFailed: boolean; orders: { isDone: boolean } }
}

export async function measureInstall(databaseUrl: string): Promise<Measurement[]> {
  await ensureBuilt()
  const [app, simulator] = [await freePort(), await freePort()]
  const [storefront, frame] = [await freePort(), await freePort()]
  const stack = await startStack({
    databaseUrl,
    ports: { app, simulator, storefront, frame },
    secrets: makeSecrets(),
    logs: '.data/bench/logs',
    mode: 'production',
  })
  try {
    const control = new Control(stack.addresses.control)
    await fill(control)
    const started = performance.now()
    const merchant = await signIn(control, stack)
    const look = () => merchant.call<Home>('routes/app._index', '/app?index')
    const seconds = () => (performance.now() - started) / 1000
    await until(look, ({ recent, progress }) => progress.orders.isDone && hasFigures(recent))
    const figures = seconds()
    const home = await until(look, ({ progress }) => progress.isOver)
    if (home.progress.hasFailed) throw new Error('the import failed')
    return [said('install.figures', figures), said('install.complete', seconds())]
  } finally {
    await stack.stop()
  }
}

const hasFigures = (recent: Home['recent']) => recent !== null && recent.orders > orders * 0.9

/** All of it before the app came: nobody told it of anything. */
async function fill(control: Control): Promise<void> {
  await control.post('/webhooks/mode', { lose: 1 })
  await control.post('/customers/many', { count: customers })
  await control.post('/orders/many', { count: orders, days })
  const placed = await control.get<{ id: string }[]>('/orders')
  for (const { id } of placed.slice(-refunds)) await control.refund(id, { amount: '1.00' })
  await control.settleWebhooks()
  await control.post('/webhooks/mode', {})
}

async function until(look: () => Promise<Home>, isThere: (home: Home) => boolean): Promise<Home> {
  const deadline = Date.now() + patienceSeconds * 1000
  while (Date.now() < deadline) {
    const home = await look()
    if (isThere(home)) return home
    await new Promise((done) => setTimeout(done, lookAgainMs))
  }
  throw new Error('the home page does not show what was promised')
}

const said = (name: string, value: number): Measurement => ({
  name,
  value,
  unit: `s at ${customers} customers`,
  floor: 'two minutes',
  floorValue: promisedSeconds,
  better: 'less',
})
