// What one request costs: statements sent, pages of the database that were looked at, and time.
// Counts are of many requests in a row, less those of a few, so that what a new connection looks up
// for itself falls out.
import pg from 'pg'
import { useDatabase } from '../use-database.ts'
import type { Fixture } from './fixture.ts'

export interface Times {
  few: number
  many: number
}

export interface Cost {
  statements: number
  buffers: number
  ms: number
}

/** @param request asks once, for the member of that number. */
export type Ask = (fixture: Fixture, member: number) => Promise<void>

let sent = 0
countStatements()

export async function costOf(
  fixture: Fixture,
  ask: Ask,
  { few, many }: Times = { few: 40, many: 160 },
): Promise<Cost> {
  const short = await run(fixture, ask, few)
  const long = await run(fixture, ask, many)
  const per = (count: number) => count / (many - few)
  return {
    statements: per(long.statements - short.statements),
    buffers: per(long.buffers - short.buffers),
    ms: long.ms,
  }
}

async function run(fixture: Fixture, ask: Ask, times: number): Promise<Cost> {
  useDatabase(fixture.databaseUrl)
  const { closeDatabase } = await import('../../app/db.server.ts')
  await closeDatabase()
  const before = { buffers: await readBuffers(fixture), statements: sent }
  const taken: number[] = []
  for (let n = 0; n < times; n += 1) {
    const started = performance.now()
    await ask(fixture, 1 + ((n * 7919) % fixture.members))
    taken.push(performance.now() - started)
  }
  const statements = sent - before.statements
  // A connection tells what it has looked at when it ends.
  await closeDatabase()
  const buffers = (await readBuffers(fixture)) - before.buffers
  return { statements, buffers, ms: median(taken) }
}

async function readBuffers({ databaseUrl }: Fixture): Promise<number> {
  const quietMs = 300
  await new Promise((done) => setTimeout(done, quietMs))
  const url = new URL(databaseUrl)
  const database = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    const { rows } = await client.query(
      'SELECT (blks_hit + blks_read)::int8 AS looked_at FROM pg_stat_database WHERE datname = $1',
      [database],
    )
    return Number(rows[0].looked_at)
  } finally {
    await client.end()
  }
}

function countStatements(): void {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    sent += 1
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
