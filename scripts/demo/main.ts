// `npm run demo`: a shop in a box. Embedded PostgreSQL, migrations, build, simulator, app, worker
// and, the first time, a year of a small shop's life; then the addresses. Ctrl-C ends it all.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { type Postgres, startPostgres } from '../embedded-postgres.ts'
import { ensureBuilt } from '../ensure-built.ts'
import { migrate } from '../migrate.ts'
import { type Stack, startStack } from '../stack.ts'
import { demoFolder as data } from './open-database.ts'
import { readPorts, requireFree } from './ports.ts'
import { readSecrets } from './secrets.ts'
import { isSeeded, markSeeded, prepareDatabase, seed } from './seed.ts'
import { serveTour, type TourServer } from './tour/serve-tour.ts'
import { Stage } from './tour/stage.ts'
import { Tour } from './tour/tour.ts'

const summary = '.data/demo.json'
const isDevelopment = process.argv.includes('--dev')
const startedAt = Date.now()
/** How long the tour leaves the app stopped, so that the shop can be looked at. */
const lookMs = 20_000

let postgres: Postgres | undefined
let stack: Stack | undefined
let tour: TourServer | undefined
let isStopping = false

process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))
process.on('SIGHUP', () => void stop(0))

try {
  await start()
} catch (error) {
  console.error(`\n${(error as Error).message}`)
  await stop(1)
}

async function start(): Promise<void> {
  rmSync(summary, { force: true })
  const ports = readPorts(process.env)
  await requireFree(ports)
  mkdirSync(data, { recursive: true })
  step('PostgreSQL')
  postgres = await startPostgres(`${data}/postgres`, ports.database)
  const databaseUrl = await prepareDatabase(postgres, isSeeded(data))
  await migrate(databaseUrl)
  if (!isDevelopment) await ensureBuilt(step)
  step('simulator, app and worker')
  stack = await startStack({
    databaseUrl,
    ports,
    secrets: readSecrets(`${data}/secrets.json`),
    simulatorData: `${data}/simulator`,
    logs: `${data}/logs`,
    mode: isDevelopment ? 'development' : 'production',
    env: { TOUR_ADDRESS: `http://127.0.0.1:${ports.tour}` },
  })
  if (!isSeeded(data)) {
    step("a year of a small shop's life, through the program's own doors (once)")
    await seed(stack, step, { databaseUrl })
    markSeeded(data)
  }
  const stage = new Stage({ stack, databaseUrl, lookMs })
  const { inspector } = stack.addresses
  tour = await serveTour(new Tour(stage), { port: ports.tour, inspector })
  announce(stack, databaseUrl, tour.address)
}

function announce({ addresses }: Stack, database: string, guide: string): void {
  writeFileSync(summary, `${JSON.stringify({ ...addresses, tour: guide, database }, null, 2)}\n`)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`
Perennial is up (${seconds} s). Everything below is on this machine.

  The merchant   ${addresses.admin}
  The shopper    ${addresses.storefront}
  Behind both    ${addresses.inspector}   (webhooks, clock, mischief)
  A guided tour  ${guide}   (five scenes that go wrong elsewhere)

  Try: open the shop, sign in as a customer, buy a plant; move the clock two weeks in the
  inspector; open the rewards and turn points into a discount.

  Addresses for programs: ${summary} · logs: ${data}/logs · Ctrl-C ends it.
`)
}

function step(text: string): void {
  console.log(`· ${text}`)
}

async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  rmSync(summary, { force: true })
  await tour?.close()
  await stack?.stop()
  await postgres?.end()
  process.exit(code)
}
