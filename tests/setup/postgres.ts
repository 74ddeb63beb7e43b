// Vitest's global setup: a PostgreSQL for the tests and one template database that holds the
// migrations; every test file clones it (tests/setup/database.ts).
import { createHash } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../scripts/embedded-postgres.ts'
import { listMigrations, migrate } from '../../scripts/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresAdmin: string
    postgresTemplate: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres('.data/test/postgres', 0, [
    '-c',
    'fsync=off',
    '-c',
    'shared_buffers=256MB',
    '-c',
    'max_connections=600',
  ])
  const template = await prepareTemplate(server.url('postgres'), server.url)
  project.provide('postgresAdmin', server.url('postgres'))
  project.provide('postgresTemplate', template)
  return () => server.stop()
}

async function prepareTemplate(
  adminUrl: string,
  url: (database: string) => string,
): Promise<string> {
  const migrations = listMigrations()
  const digest = createHash('sha256')
    .update(migrations.map((one) => one.checksum).join())
    .digest('hex')
    .slice(0, 12)
  const name = `template_${digest}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query('SELECT pg_advisory_lock(4711)')
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      `${name}_ready`,
    ])
    if (rowCount === 0) {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await admin.query(`CREATE DATABASE ${name}`)
      await migrate(url(name), migrations)
      await admin.query(`ALTER DATABASE ${name} RENAME TO ${name}_ready`)
    }
    return `${name}_ready`
  } finally {
    await admin.end()
  }
}
