// The demo's database for a script: the running one, or started for as long as the script takes.
import { existsSync } from 'node:fs'
import { startPostgres } from '../embedded-postgres.ts'
import { readPorts } from './ports.ts'

export const demoFolder = '.data/demo'
export const demoDatabase = 'perennial'

export async function openDemoDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const files = `${demoFolder}/postgres`
  if (!existsSync(files)) {
    throw new Error(
      'Set DATABASE_URL, or run `npm run demo` first: there is no database to look at.',
    )
  }
  const postgres = await startPostgres(files, readPorts(process.env).database)
  return { url: postgres.url(demoDatabase), close: postgres.stop }
}
