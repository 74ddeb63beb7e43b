// A fresh, migrated database for one measurement.
import pg from 'pg'
import type { Postgres } from '../scripts/embedded-postgres.ts'
import { migrate } from '../scripts/migrate.ts'

export async function createBenchDatabase(postgres: Postgres, name: string): Promise<string> {
  const database = `bench_${name}`
  const admin = new pg.Client({ connectionString: postgres.url('postgres') })
  await admin.connect()
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${database}`)
  } finally {
    await admin.end()
  }
  await migrate(postgres.url(database))
  return postgres.url(database)
}
