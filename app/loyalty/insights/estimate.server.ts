// The figures of the last weeks, computed over the stored orders and kept: a page shows what is
// kept at once. They are computed anew when the draft changed or an import went on, and while
// somebody looks.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { enqueue } from '../../queue.server.ts'
import { goesBackForEver } from '../earning/look-back.ts'
import { readSnapshot } from '../kernel/stored-snapshot.ts'
import { addDays } from '../kernel/time.ts'
import { readDraft } from '../program/read-draft.server.ts'
import {
  type Estimate,
  type OrderToCount,
  RecentCount,
  type RecentFigures,
  recentDays,
} from './recent-figures.ts'

const pageSize = 1000
/** Counting takes longer the more orders there are; it should not be all that a worker does. */
const freshMs = 60_000
const ordersPerMinute = 20_000

interface OrderRow extends OrderToCount {
  id: string
  processedAt: Date
}

/** @returns the kept figures; null before the first time. */
export async function readEstimate(
  shop: ShopTx,
  { currency, now }: { currency: string; now: Date },
): Promise<Estimate | null> {
  const { shopId } = shop
  const [row, basis] = await Promise.all([
    shop.db.estimate.findUnique({ where: { shopId } }),
    readBasis(shop, currency),
  ])
  if (!row) return null
  const figures = row.figures as unknown as RecentFigures
  const goodForMs = freshMs * Math.max(1, figures.orders / ordersPerMinute)
  const isStale = row.basis !== basis || row.computedAt.getTime() < now.getTime() - goodForMs
  return { ...figures, computedAt: row.computedAt, isStale }
}

/** Has a worker count anew; asking again while it waits changes nothing. */
export async function askEstimate(shop: ShopDb): Promise<void> {
  const { shopId } = shop
  await shop.transaction((tx) =>
    enqueue(tx, 'estimate_program', { shopId }, { key: `estimate/${shopId}` }),
  )
}

/** Reads the stored orders of the last weeks, a page at a time, and keeps what they come to. */
export async function computeEstimate(
  shop: ShopTx,
  { currency, now }: { currency: string; now: Date },
): Promise<void> {
  const { shopId } = shop
  const basis = await readBasis(shop, currency)
  const { settings } = await readDraft(shop, currency)
  const count = new RecentCount(settings)
  const recent = addDays(now, -recentDays)
  // Which order of its member each is, and what they held then, can only be told by all of them.
  const since = goesBackForEver(settings) ? new Date(0) : recent
  for await (const order of listOrders(shop, since)) {
    if (order.processedAt > recent) count.add(order)
    else count.remember(order)
  }
  await shop.sql`
    INSERT INTO estimates (shop_id, basis, computed_at, figures)
    VALUES (${shopId}, ${basis}, ${now}, ${JSON.stringify(count.read(now))}::jsonb)
    ON CONFLICT (shop_id) DO UPDATE SET basis = EXCLUDED.basis,
      computed_at = EXCLUDED.computed_at, figures = EXCLUDED.figures`
}

/** Along an index: each page costs the same, however many orders there are. */
async function* listOrders(shop: ShopTx, since: Date): AsyncGenerator<OrderRow> {
  let last: Pick<OrderRow, 'id' | 'processedAt'> | undefined = { id: '', processedAt: since }
  while (last) {
    const rows: OrderRow[] = await shop.sql<OrderRow>`
      SELECT id, processed_at AS "processedAt", snapshot, inputs, member_id::text AS "memberId"
      FROM orders WHERE shop_id = ${shop.shopId}
        AND (processed_at, id) > (${last.processedAt}::timestamptz, ${last.id}::text)
      ORDER BY processed_at, id LIMIT ${pageSize}::int`
    for (const row of rows) yield { ...row, snapshot: readSnapshot(row.snapshot) }
    last = rows.length < pageSize ? undefined : rows.at(-1)
  }
}

/** What the figures follow from, beside the orders of today. */
async function readBasis(shop: ShopTx, currency: string): Promise<string> {
  const [{ revision }, imports] = await Promise.all([
    readDraft(shop, currency),
    shop.db.import.findMany({ where: { shopId: shop.shopId }, orderBy: { subject: 'asc' } }),
  ])
  const reached = imports.map(({ subject, status }) => `${subject}:${status}`)
  return [`draft:${revision}`, currency, ...reached].join(' ')
}
