// The house as it stands in production, around one database: the app's process with the door in it,
// one worker, and what they find where Shopify is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../scripts/embedded-postgres.ts'
import { flagsOf, isListening, startProcess } from '../process.ts'
import { prepareShop } from '../settle/rounds.ts'
import { useDatabase } from '../use-database.ts'
import { openShopify, type Shopify } from './shopify.ts'

export const domain = 'bench.myshopify.com'

/** What the peak is played to. */
export interface Playable {
  port: number
  secret: string
  client: pg.Client
  pids: { door: number; worker: number; database: number }
  stop(): Promise<void>
}

export interface House extends Playable {
  shopId: number
  shopify: Shopify
}

export interface Shop {
  members?: number
  /** When the program came into force. */
  earnsFrom?: Date
  /** What Shopify gathered of its past orders. */
  file?: string
}

export async function openHouse(databaseUrl: string, shop: Shop = {}): Promise<House> {
  useDatabase(databaseUrl)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const shopId = await prepareShop(client, shop)
  await signIn()
  const shopify = await openShopify(shop.file)
  const port = await freePort()
  const settings = { SHOPIFY_SIMULATOR_URL: shopify.address, HOST: '127.0.0.1', PORT: String(port) }
  const door = startProcess('server.ts', settings, [], flagsOf('start'))
  const worker = startProcess('app/jobs/worker.ts', settings, [], flagsOf('worker'))
  await isListening(port)
  return {
    shopId,
    port,
    secret: process.env.SHOPIFY_API_SECRET ?? '',
    client,
    pids: { door: door.pid, worker: worker.pid, database: await readPid(client) },
    shopify,
    stop: async () => {
      await Promise.all([door.stop(), worker.stop()])
      await shopify.close()
      await client.end()
    },
  }
}

/** As after an installation: a token is what the worker writes members' states with. */
async function signIn(): Promise<void> {
  const { prisma } = await import('../../app/db.server.ts')
  const { seal } = await import('../../app/crypto.server.ts')
  const { offlineId } = await import('../../app/shopify/session/offline-session.server.ts')
  const id = offlineId(domain)
  const row = { id, shop: domain, state: '', isOnline: false, scope: '' }
  await prisma().session.create({ data: { ...row, accessToken: seal('token', `${id}/access`) } })
}

/** Of the server's first process, whose children all others are. */
export async function readPid(client: pg.Client): Promise<number> {
  const { rows } = await client.query('SHOW data_directory')
  return Number.parseInt(readFileSync(join(rows[0].data_directory, 'postmaster.pid'), 'utf8'), 10)
}
