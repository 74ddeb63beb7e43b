// Applies prisma/migrations in order and writes the table `prisma migrate deploy` would write, so
// the two are interchangeable; it needs no native engine. An edited, already applied file refuses.
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

// The number Prisma's own engine locks with.
const advisoryLock = 72707369
export const migrationsFolder = fileURLToPath(new URL('../prisma/migrations', import.meta.url))

export interface Migration {
  name: string
  sql: string
  checksum: string
}

export function listMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const raw = readFileSync(join(folder, name, 'migration.sql'))
      return {
        name,
        sql: raw.toString('utf8'),
        checksum: createHash('sha256').update(raw).digest('hex'),
      }
    })
}

/** Brings the database up to date; answers the names of the migrations applied now. */
export async function migrate(
  connectionString: string,
  migrations = listMigrations(),
): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLock])
    await client.query(historyTable)
    const history = await readHistory(client)
    const pending = migrations.filter((migration) => !isApplied(migration, history))
    for (const migration of pending) await apply(client, migration)
    await runMigrations({ connectionString })
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

interface Applied {
  checksum: string
  isFinished: boolean
}

async function readHistory(client: pg.Client): Promise<Map<string, Applied>> {
  const { rows } = await client.query(
    'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return new Map(
    rows.map((row) => [row.migration_name, { checksum: row.checksum, isFinished: row.finished }]),
  )
}

function isApplied(migration: Migration, history: Map<string, Applied>): boolean {
  const applied = history.get(migration.name)
  if (!applied) return false
  if (!applied.isFinished)
    throw new Error(`Migration ${migration.name} failed before; resolve it, then start again.`)
  if (applied.checksum !== migration.checksum) {
    throw new Error(
      `Migration ${migration.name} was changed after it had been applied; add a new one instead.`,
    )
  }
  return true
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO _prisma_migrations
         (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is missing: postgresql://user:password@host:port/name')
  const applied = await migrate(url)
  console.log(
    applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`,
  )
}
