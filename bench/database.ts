// A fresh, migrated database for one measurement.
import pg from 'pg'
import type { Postgres } from '../scripts/embedded-postgres.ts'
import { migrate } from '../scripts/migrate.ts'

export async function createBenchDatabase(postgres: Postgres, name: string): Promise<string> {
  const database = nameOf(name)
  await ask(postgres, [
    `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`,
    `CREATE DATABASE ${database}`,
  ])
  await migrate(postgres.url(database))
  return postgres.url(database)
}

/** What it leaves for the vacuum would be done beside whatever is measured next. */
export async function dropBenchDatabase(postgres: Postgres, name: string): Promise<void> {
  await ask(postgres, [`DROP DATABASE ${nameOf(name)} WITH (FORCE)`])
}

const nameOf = (name: string) => `bench_${name}`

async function ask(postgres: Postgres, statements: string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') })
  await admin.connect()
  try {
    for (const statement of statements) await admin.query(statement)
  } finally {
    await admin.end()
  }
}
