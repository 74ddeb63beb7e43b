// The demo's shop: a year of orders, refunds and redemptions, lived through on the simulator's
// clock and by the program's own doors. Nothing is written into the database behind its back.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Postgres } from '../embedded-postgres.ts'
import type { Stack } from '../stack.ts'
import { Control } from './control.ts'
import { liveYear } from './live-year.ts'
import { publishProgram, signIn } from './merchant.ts'
import { demoDatabase as database } from './open-database.ts'
import { fullSize, type Size, weeks } from './plan-year.ts'

const quarter = 13
/** The app looks at the simulator's clock five times a second. */
const clockMs = 400
const lookMs = 50

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

export interface Seeding {
  /** Looked at, to see whether everything that was told is booked. */
  databaseUrl: string
  size?: Size
}

/**
 * Lives through a year, a week at a time, under two versions of the program. Points end after half
 * a year, so that some of them do.
 */
export async function seed(
  stack: Stack,
  say: (text: string) => void,
  { databaseUrl, size = fullSize }: Seeding,
): Promise<void> {
  const control = new Control(stack.addresses.control)
  const books = new pg.Client({ connectionString: databaseUrl })
  await books.connect()
  try {
    const startMs = Date.now() - weeks * 7 * 86_400_000
    await control.moveClock({ set: new Date(startMs).toISOString() })
    await pause(clockMs)
    const merchant = await signIn(control, stack)
    await publishProgram(merchant, { expiry: endsAfterMonths(6) })
    await liveYear({
      control,
      size,
      startMs,
      onWeek: async (week) => {
        await control.settleWebhooks()
        await booked(books)
        if (week === weeks / 2) await publishProgram(merchant, { name: 'Fern & Fable Circle' })
        if (week % quarter === 0) say(`${week} of ${weeks} weeks`)
      },
    })
    await control.moveClock({ reset: true })
  } finally {
    await books.end()
  }
}

const endsAfterMonths = (months: number) => ({
  kind: 'months',
  months,
  days: 365,
  month: 12,
  day: 31,
  graceDays: 0,
})

/** Waits until the worker has handled every message. */
async function booked(books: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await books.query('SELECT 1 FROM waiting_deliveries LIMIT 1')
    if (rowCount === 0) return
    await pause(lookMs)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
