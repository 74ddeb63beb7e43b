// The stack that the pictures are taken of: everything of its own, thrown away afterwards.
import { createHmac } from 'node:crypto'
import { rmSync } from 'node:fs'
import { Control } from '../demo/control.ts'
import { makeSecrets } from '../demo/secrets.ts'
import { prepareDatabase } from '../demo/seed.ts'
import { freePort, startPostgres } from '../embedded-postgres.ts'
import { ensureBuilt } from '../ensure-built.ts'
import { migrate } from '../migrate.ts'
import { type Secrets, type Stack, startStack } from '../stack.ts'

const data = '.data/screenshots'
const patienceMs = 60_000

export interface Stage {
  stack: Stack
  control: Control
  secrets: Secrets
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  await ensureBuilt(console.log)
  rmSync(`${data}/logs`, { recursive: true, force: true })
  const postgres = await startPostgres(`${data}/postgres`, 0, ['-c', 'fsync=off'])
  try {
    const databaseUrl = await prepareDatabase(postgres, false)
    await migrate(databaseUrl)
    const secrets = makeSecrets()
    const [app, simulator, storefront, frame] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ])
    const ports = { app, simulator, storefront, frame }
    const logs = `${data}/logs`
    const stack = await startStack({ databaseUrl, ports, secrets, logs, mode: 'production' })
    const close = async () => {
      await stack.stop()
      await postgres.stop()
    }
    return { stack, control: new Control(stack.addresses.control), secrets, close }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** Looks again until it is so. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`)
    await new Promise((done) => setTimeout(done, 200))
  }
}

/** A message that Shopify signed and nobody can read. */
export async function sendUnreadable({ stack, secrets }: Stage, at: string): Promise<void> {
  const body = '{"id": 5501, "name": "#1099", "line_items"'
  const answer = await fetch(`${stack.addresses.app}/webhooks`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Hmac-Sha256': createHmac('sha256', secrets.apiSecret)
        .update(body)
        .digest('base64'),
      'X-Shopify-Topic': 'orders/paid',
      'X-Shopify-Shop-Domain': 'perennial-garden.myshopify.com',
      'X-Shopify-API-Version': '2026-10',
      'X-Shopify-Webhook-Id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      'X-Shopify-Event-Id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
      'X-Shopify-Triggered-At': at,
    },
    body,
  })
  if (!answer.ok) throw new Error(`The door answered ${answer.status}`)
}
