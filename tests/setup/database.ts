// A fresh database per test file, cloned from the template: `const database = openTestDatabase()`.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/** Creates the file's database and points DATABASE_URL at it; call it before importing the app. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const adminUrl = inject('postgresAdmin')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${inject('postgresTemplate')}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  process.env.DATABASE_URL = url.href
  return {
    url: url.href,
    drop: () => dropDatabase(adminUrl, name),
  }
}

/** For a test file at its top level: `await openTestDatabase()`; dropped when the file is done. */
export async function openTestDatabase(): Promise<string> {
  const database = await createDatabase()
  afterAll(async () => {
    const { closeDatabase } = await import('../../app/db.server.ts')
    await closeDatabase()
    await database.drop()
  })
  return database.url
}

const looks = 20
const pauseMs = 100

/** What is just ending ends by itself; what stays is cut off. */
async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    for (let look = 0; look < looks; look += 1) {
      const { rowCount } = await admin.query('SELECT FROM pg_stat_activity WHERE datname = $1', [
        name,
      ])
      if (rowCount === 0) break
      await new Promise((done) => setTimeout(done, pauseMs))
    }
  } finally {
    await admin.end()
  }
  await onAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

async function onAdmin(adminUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    // Cloning needs the template to itself for a moment: one at a time.
    await admin.query('SELECT pg_advisory_lock(4712)')
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
