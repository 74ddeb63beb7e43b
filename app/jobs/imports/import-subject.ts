// One step of an import: started at Shopify, waited for, read. Whatever goes wrong is kept with the
// import and tried again, later after each time; after too many it is left to the merchant.
import type { ShopDb } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { listNamedCollections } from '../../loyalty/settlement/details/list-named-collections.server.ts'
import { askForExpected } from '../../loyalty/settlement/request-fetches.server.ts'
import { customersQuery, ordersQuery } from '../../shopify/admin/bulk/import-documents.ts'
import { readBulkOperation } from '../../shopify/admin/bulk/read-bulk-operation.ts'
import { runBulkQuery } from '../../shopify/admin/bulk/run-bulk-query.ts'
import { type AdminClient, FileGoneFault } from '../../shopify/admin/client.ts'
import { describeFailure, isPassing } from '../deliveries/failure.ts'
import { importCustomers } from './import-customers.ts'
import { importOrders } from './import-orders.ts'
import { importRefunded } from './import-refunded.ts'
import { advance, type ImportRow, Overtaken } from './import-row.server.ts'

const mostAttempts = 8

export interface Importing {
  shop: ShopDb
  admin: AdminClient
  now: Date
}

/** Nothing of what was read before counts: the file is another one. */
const anew = {
  status: 'asked',
  operationId: null,
  linesRead: 0,
  read: 0,
  stored: 0,
  afterCursor: null,
}

/** @returns whether it is over, be it done or given up. */
export async function importSubject(importing: Importing, row: ImportRow): Promise<boolean> {
  if (row.finishedAt !== null) return true
  try {
    return await step(importing, row)
  } catch (error) {
    if (error instanceof Overtaken) return false
    if (isPassing(error)) throw error
    const isLost = error instanceof FileGoneFault
    return postpone(importing, row, { problem: describeFailure(error), isLost })
  }
}

async function step(importing: Importing, row: ImportRow): Promise<boolean> {
  if (row.status === 'asked') return start(importing, row)
  if (row.status === 'refunds') return readRefunds(importing, row)
  const operation = await readBulkOperation(importing.admin, row.operationId ?? '')
  const { shop } = importing
  if (operation.is === 'running') {
    if (operation.found !== row.found) await advance(shop, row, { found: operation.found })
    return false
  }
  if (operation.is === 'lost') {
    const problem = `Shopify stopped gathering: ${operation.reason}`
    return postpone(importing, row, { problem, isLost: true })
  }
  return readFile(importing, { ...row, found: operation.found }, operation.url)
}

async function start({ shop, admin }: Importing, row: ImportRow): Promise<boolean> {
  const isOfOrders = row.subject === 'orders'
  const query = isOfOrders
    ? ordersQuery(row.since, await listNamedCollections(shop))
    : customersQuery
  const operationId = await runBulkQuery(admin, { query, isGrouped: isOfOrders })
  // Somebody else's operations have to end first: asked again a little later.
  if (operationId) await advance(shop, row, { status: 'running', operationId, problem: null })
  return false
}

async function readFile(
  importing: Importing,
  found: ImportRow,
  url: string | null,
): Promise<boolean> {
  const { shop, now } = importing
  const reading = { status: 'reading', found: found.found }
  if (!(await advance(shop, found, reading))) return false
  const row = { ...found, ...reading }
  const read = found.subject === 'orders' ? importOrders : importCustomers
  const reached = url === null ? row : await read(shop, row, { url, now })
  if (found.subject === 'customers') return end(importing, reached)
  if (!(await advance(shop, reached, { status: 'refunds' }))) return false
  return readRefunds(importing, { ...reached, status: 'refunds' })
}

async function readRefunds(importing: Importing, row: ImportRow): Promise<boolean> {
  return end(importing, await importRefunded(importing.shop, row, importing))
}

async function end({ shop, now }: Importing, row: ImportRow): Promise<boolean> {
  const isEnded = await advance(shop, row, { status: 'done', finishedAt: now, problem: null })
  log.info({ shopId: shop.shopId, subject: row.subject, stored: row.stored }, 'imported')
  return isEnded
}

interface Setback {
  problem: string
  /** What Shopify had gathered is of no use any more: it has to gather anew. */
  isLost: boolean
}

async function postpone(
  { shop, now }: Importing,
  { subject, askedAt }: ImportRow,
  { problem, isLost }: Setback,
): Promise<boolean> {
  const { shopId } = shop
  const row = await shop.db.import.findUnique({ where: { shopId_subject: { shopId, subject } } })
  if (!row || row.askedAt.getTime() !== askedAt.getTime()) return false
  const attempts = row.attempts + 1
  const isGivenUp = attempts >= mostAttempts
  log.warn({ shopId, subject, attempts, isGivenUp, reason: problem }, 'an import was held up')
  await advance(shop, row, {
    ...(isLost ? anew : {}),
    ...(isGivenUp ? { status: 'failed', finishedAt: now } : {}),
    attempts,
    problem,
  })
  // No list will tell of them any more.
  if (isGivenUp) await askForExpected(shop, now)
  return isGivenUp
}
