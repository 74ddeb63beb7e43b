// `backfill`: a million past orders out of a bulk file, read by the worker as after an
// installation, the newer half of them earning. Beside the time that reading, parsing and inserting
// as many rows takes plainly. Memory of app and worker over the whole.
import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import { from, type OrdersFile, serveOrders, until } from './backfill/orders-file.ts'
import type { Measurement } from './figure.ts'
import { type House, openHouse } from './peak/house.ts'
import { type Resident, watchMemory } from './resident.ts'
import { scaled } from './scale.ts'

const orders = scaled(1_000_000)
const earnsFrom = new Date((from + until) / 2)
const mostMiB = 300
const patienceMs = 3600_000
const lookAgainMs = 100

export const backfillNames = ['backfill.time', 'backfill.memory', 'backfill.growth']

export async function measureBackfill(databases: {
  imported: string
  plain: string
}): Promise<Measurement[]> {
  await ensureBuilt()
  const file = await serveOrders(orders)
  try {
    const { seconds, worker, app } = await importAll(databases.imported, file)
    const plain = await insertPlainly(databases.plain, file)
    await compareRows(databases)
    return [
      {
        name: 'backfill.time',
        value: seconds,
        unit: `s for ${orders} orders`,
        floor: 'read, parsed and inserted plainly',
        floorValue: plain,
        better: 'less',
        note: `${Math.round(orders / seconds)} orders/s`,
      },
      memory(worker, app),
      growth(worker, app),
    ]
  } finally {
    await file.close()
  }
}

interface Imported {
  seconds: number
  worker: Resident
  app: Resident
}

async function importAll(databaseUrl: string, file: OrdersFile): Promise<Imported> {
  const house = await openHouse(databaseUrl, { members: 0, earnsFrom, file: file.address })
  const watches = [watchMemory(house.pids.worker), watchMemory(house.pids.door)] as const
  try {
    const started = performance.now()
    await askImport(house)
    await untilRead(house)
    const seconds = (performance.now() - started) / 1000
    const [worker, app] = [watches[0](), watches[1]()]
    return { seconds, worker, app }
  } finally {
    for (const end of watches) end()
    await house.stop()
    const { closeDatabase } = await import('../app/db.server.ts')
    await closeDatabase()
  }
}

async function askImport({ shopId }: House): Promise<void> {
  const { forShop } = await import('../app/db.server.ts')
  const { enqueue } = await import('../app/queue.server.ts')
  await forShop(shopId).transaction(async (tx) => {
    const row = { shopId, subject: 'orders', status: 'running', askedAt: new Date() }
    await tx.db.import.create({ data: { ...row, operationId: 'gid://shopify/BulkOperation/1' } })
    await enqueue(tx, 'import_shop', { shopId })
  })
}

async function untilRead({ client, shopId }: House): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const { rows } = await client.query(
      `SELECT status, coalesce(problem, (
         SELECT last_error FROM graphile_worker.jobs
         WHERE task_identifier = 'import_shop' AND attempts >= 3 LIMIT 1
       )) AS problem FROM imports WHERE shop_id = $1`,
      [shopId],
    )
    if (rows[0].problem) throw new Error(`the import was held up: ${rows[0].problem}`)
    if (['refunds', 'done'].includes(rows[0].status)) return
    await sleep(lookAgainMs)
  }
  throw new Error('the import came to no end')
}

async function insertPlainly(databaseUrl: string, { address }: OrdersFile): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    "INSERT INTO shops (domain) VALUES ('plain.myshopify.com') RETURNING id",
  )
  await client.end()
  const { stdout } = await promisify(execFile)(process.execPath, [
    'bench/backfill/plain.ts',
    address,
    databaseUrl,
    String(rows[0].id),
    earnsFrom.toISOString(),
  ])
  return Number(stdout)
}

const tables = ['orders', 'members', 'member_states', 'facts', 'lots', 'transfers', 'balances']

/** The floor stands for something only if it wrote as much. */
async function compareRows(databases: { imported: string; plain: string }): Promise<void> {
  const [imported, plain] = [await countRows(databases.imported), await countRows(databases.plain)]
  if (imported !== plain) throw new Error(`imported ${imported}, inserted plainly ${plain}`)
}

async function countRows(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `SELECT ${tables.map((name) => `(SELECT count(*)::int FROM ${name}) AS ${name}`).join(', ')}`,
  )
  await client.end()
  return JSON.stringify(rows[0])
}

const told = ({ first, last }: Resident) =>
  `${Math.round(first)} MiB in the first third, ${Math.round(last)} in the last`

const memory = (worker: Resident, app: Resident): Measurement => ({
  name: 'backfill.memory',
  value: Math.max(worker.highest, app.highest),
  unit: 'MiB resident at most',
  floor: 'what we allow',
  floorValue: mostMiB,
  better: 'less',
  note: `worker ${told(worker)}; app ${told(app)}`,
})

const growth = (worker: Resident, app: Resident): Measurement => ({
  name: 'backfill.growth',
  value: Math.max(worker.last / worker.first, app.last / app.first),
  unit: 'memory in the last third',
  floor: 'in the first third',
  floorValue: 1,
  better: 'less',
})
