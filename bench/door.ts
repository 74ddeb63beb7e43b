// How fast a webhook is stored and answered, beside two floors: the SDK's own route, which stores
// nothing, and the barest server that stores. In turns, so that what else runs disturbs all alike.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '../scripts/embedded-postgres.ts'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import type { Measurement } from './figure.ts'
import { isListening, startProcess } from './process.ts'

const rounds = 3
const seconds = 3
const warmUpSeconds = 1
const secret = 'bench-secret'
const unit = 'webhooks/s'

interface Target {
  address: string
  stop(): Promise<void>
}

/** @param databaseUrl a fresh, migrated database. */
export async function measureDoor(databaseUrl: string): Promise<Measurement[]> {
  await ensureBuilt()
  const shopId = await addShop(databaseUrl)
  const targets = await startAll(databaseUrl, shopId)
  try {
    const [app, sdk, bare] = await inTurns(targets)
    return [
      {
        name: 'door.sdk',
        value: app,
        unit,
        floor: "the SDK's route, storing nothing",
        floorValue: sdk,
      },
      {
        name: 'door.bare',
        value: app,
        unit,
        floor: 'bare node:http, one insert each',
        floorValue: bare,
      },
    ]
  } finally {
    await Promise.all(targets.map((target) => target.stop()))
  }
}

async function addShop(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `INSERT INTO shops (domain) VALUES ('bench.myshopify.com')
     ON CONFLICT (domain) DO UPDATE SET domain = excluded.domain RETURNING id`,
  )
  await client.end()
  return rows[0].id
}

function startAll(databaseUrl: string, shopId: number): Promise<[Target, Target, Target]> {
  return Promise.all([
    start('server.ts', databaseUrl, () => []),
    start('bench/door/sdk-server.ts', databaseUrl, (port) => [port]),
    start('bench/door/bare-server.ts', databaseUrl, (port) => [port, secret, databaseUrl, shopId]),
  ])
}

async function start(
  file: string,
  databaseUrl: string,
  argumentsFor: (port: number) => (string | number)[],
): Promise<Target> {
  const port = await freePort()
  const { stop } = startProcess(file, settings(port, databaseUrl), argumentsFor(port))
  await isListening(port)
  return { address: `http://127.0.0.1:${port}/webhooks`, stop }
}

function settings(port: number, databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: 'bench',
    SHOPIFY_API_SECRET: secret,
    SHOPIFY_APP_URL: 'https://bench.example',
    SHOPIFY_SIMULATOR_URL: '',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
}

async function inTurns(targets: Target[]): Promise<[number, number, number]> {
  const measured = targets.map((): number[] => [])
  for (const target of targets) await load(target, warmUpSeconds)
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, target] of targets.entries())
      measured[index]?.push(await load(target, seconds))
  }
  return measured.map(median) as [number, number, number]
}

/** @returns accepted per second. @throws where anything was refused: then it measured nothing. */
async function load(target: Target, duration: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('./door/load.ts', import.meta.url)),
    target.address,
    secret,
    String(duration),
  ])
  const result = JSON.parse(stdout) as { accepted: number; refused: number; seconds: number }
  if (result.refused > 0) throw new Error(`${target.address} refused ${result.refused} deliveries`)
  return result.accepted / result.seconds
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
