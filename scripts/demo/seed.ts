// The demo's shop: a year of orders, refunds and redemptions, lived through on the simulator's
// clock and by the program's own doors. Nothing is written into the database behind its back.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Postgres } from '../embedded-postgres.ts'
import type { Stack } from '../stack.ts'
import { Control } from './control.ts'
import { publishProgram, signIn } from './merchant.ts'
import { demoDatabase as database } from './open-database.ts'
import { Shoppers } from './shoppers.ts'

const fortnights = 26
const quietMs = 400

export const isSeeded = (folder: string): boolean => existsSync(join(folder, 'seeded'))

export const markSeeded = (folder: string): void => writeFileSync(join(folder, 'seeded'), '')

/** The demo's database; one that an interrupted seeding left behind is begun anew. */
export async function prepareDatabase(postgres: Postgres, keep: boolean): Promise<string> {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') })
  await admin.connect()
  try {
    if (!keep) await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      database,
    ])
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${database}`)
    return postgres.url(database)
  } finally {
    await admin.end()
  }
}

/** Lives through a year in steps of two weeks, waiting after each until the books are quiet. */
export async function seed(stack: Stack, say: (text: string) => void): Promise<void> {
  const control = new Control(stack.addresses.control)
  const today = Date.now()
  await control.moveClock({ set: new Date(today - fortnights * 14 * 86_400_000).toISOString() })
  await pause(quietMs)
  const merchant = await signIn(control, stack)
  await publishProgram(merchant)
  const shoppers = new Shoppers(control)
  for (let fortnight = 0; fortnight < fortnights; fortnight += 1) {
    await shoppers.liveThrough(fortnight)
    await control.settleWebhooks()
    await control.moveClock({ advance: 'P14D' })
    await pause(quietMs)
    if (fortnight % 6 === 5) say(`${fortnight + 1} of ${fortnights} fortnights`)
  }
  await control.moveClock({ reset: true })
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
