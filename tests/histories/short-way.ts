// A short way to the database, since a history is hundreds of small statements: over a socket of
// the machine where there is one, each statement is parsed and planned once, and no commit waits
// for the log to be written. What is asked and answered stays the same.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** As many statements as a history asks in different words, and some to spare. */
const mostNames = 500
const names = new Map<string, string>()

/** Call it before the app opens its connections. */
export async function shortenWay(): Promise<void> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const folder = await socketFolder(url)
  if (folder) url.searchParams.set('host', folder)
  url.searchParams.set('options', '-c synchronous_commit=off')
  process.env.DATABASE_URL = url.href
  nameStatements()
}

async function socketFolder({ href, port }: URL): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: href })
  await client.connect()
  const { rows } = await client.query('SHOW unix_socket_directories')
  await client.end()
  const folders: string[] = rows[0].unix_socket_directories.split(',')
  return folders.map((one) => one.trim()).find((one) => existsSync(join(one, `.s.PGSQL.${port}`)))
}

/** The driver keeps what has a name ready at the server. */
function nameStatements(): void {
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown
  const named = function (this: pg.Client, first: unknown, ...rest: unknown[]) {
    return query.call(this, isNameless(first) ? { ...first, name: nameOf(first) } : first, ...rest)
  }
  pg.Client.prototype.query = named as typeof pg.Client.prototype.query
}

interface Nameless {
  text: string
  values: unknown[]
}

function isNameless(given: unknown): given is Nameless {
  const { name, text, values } = (given ?? {}) as Partial<Nameless & { name: string }>
  return !name && typeof text === 'string' && (values?.length ?? 0) > 0
}

function nameOf({ text }: Nameless): string | undefined {
  const known = names.get(text)
  if (known || names.size === mostNames) return known
  const name = `history_${names.size}`
  names.set(text, name)
  return name
}
