// After a day with crashes: what was acknowledged is settled, what was redeemed is had once, at
// Shopify and in the books. Waits until nothing is under way, then says whatever is not so.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Control } from '../demo/control.ts'
import type { BusyDay } from './busy-shop.ts'

const quietMs = 90_000
const lookMs = 250
// Past the moment at which whatever hangs is started again.
const later = 'PT20M'

interface Told {
  webhookId: string
  topic: string
  status: string
}

export interface Verdict {
  acknowledged: number
  redemptions: Record<string, number>
  problems: string[]
}

export async function judge(control: Control, databaseUrl: string, day: BusyDay): Promise<Verdict> {
  const books = new pg.Client({ connectionString: databaseUrl })
  await books.connect()
  try {
    const problems = await calmDown(control, books)
    const told = await control.get<Told[]>('/webhooks')
    const acknowledged = told.filter(({ status }) => status === 'delivered')
    const { rows } = await books.query('SELECT status, count(*)::int FROM redemptions GROUP BY 1')
    return {
      acknowledged: acknowledged.length,
      redemptions: Object.fromEntries(rows.map(({ status, count }) => [status, count])),
      problems: [
        ...problems,
        ...(await findUnstored(books, acknowledged)),
        ...(await findUnsettled(control, books, day)),
        ...(await findDoubled(control, books, day)),
      ],
    }
  } finally {
    await books.end()
  }
}

async function calmDown(control: Control, books: pg.Client): Promise<string[]> {
  await control.settleWebhooks().catch(() => {})
  await control.moveClock({ advance: later })
  const deadline = Date.now() + quietMs
  for (;;) {
    const { rows } = await books.query(`SELECT
      (SELECT count(*) FROM waiting_deliveries)::int AS deliveries,
      (SELECT count(*) FROM order_fetches)::int AS fetches,
      (SELECT count(*) FROM redemptions
        WHERE status IN ('issuing', 'returning'))::int AS redemptions`)
    const waiting = rows[0] as Record<string, number>
    if (Object.values(waiting).every((count) => count === 0)) return []
    if (Date.now() > deadline) return [`still under way: ${JSON.stringify(waiting)}`]
    await sleep(lookMs)
  }
}

/** What Shopify was told to be safe with us is with us, and done. */
async function findUnstored(books: pg.Client, acknowledged: Told[]): Promise<string[]> {
  const { rows } = await books.query(`SELECT d.webhook_id, reason,
    coalesce(trouble, CASE WHEN w.seq IS NULL THEN 'done' ELSE 'waiting' END) AS state
    FROM deliveries d LEFT JOIN waiting_deliveries w USING (shop_id, seq)`)
  const stored = new Map(rows.map((row) => [row.webhook_id, row]))
  return acknowledged.flatMap(({ webhookId, topic }) => {
    const row = stored.get(webhookId)
    if (!row) return [`${topic} ${webhookId} was acknowledged and is not stored`]
    return row.state === 'done' ? [] : [`${topic} ${webhookId} is ${row.state}: ${row.reason}`]
  })
}

/** Every order stands as Shopify has it now. */
async function findUnsettled(
  control: Control,
  books: pg.Client,
  { orders }: BusyDay,
): Promise<string[]> {
  const { rows } = await books.query('SELECT id, updated_at FROM orders')
  const settled = new Map(rows.map(({ id, updated_at }) => [id, (updated_at as Date).getTime()]))
  const problems: string[] = []
  for (const id of orders) {
    const { updatedAt } = await control.get<{ updatedAt: string }>(`/orders/${id}`)
    const known = settled.get(id)
    if (known !== Date.parse(updatedAt))
      problems.push(`order ${id} is settled as of ${known}, and was changed at ${updatedAt}`)
  }
  return problems
}

/** One redemption for a click, one voucher for a redemption, none without. */
async function findDoubled(
  control: Control,
  books: pg.Client,
  { clicks }: BusyDay,
): Promise<string[]> {
  const { rows } = await books.query('SELECT id, request_id, code, status FROM redemptions')
  const problems: string[] = []
  const byRequest = Map.groupBy(rows, (row) => row.request_id)
  for (const { requestId, answer } of clicks) {
    const had = byRequest.get(requestId) ?? []
    const due = answer?.redemptionId ? 1 : 0
    if (had.length > 1 || had.length < due)
      problems.push(`${requestId} was answered ${answer?.status} and had ${had.length} times`)
  }
  const discounts =
    await control.get<{ code: string; title: string; status: string }[]>('/discounts')
  const byCode = Map.groupBy(discounts, ({ code }) => code)
  for (const { id, code, status } of rows) {
    const vouchers = byCode.get(code) ?? []
    const isHad = ['issued', 'used'].includes(status)
    if (vouchers.length > 1) problems.push(`redemption ${id} has ${vouchers.length} vouchers`)
    if (isHad && vouchers.length === 0) problems.push(`redemption ${id} has no voucher`)
    if (status === 'returned' && vouchers.some((one) => one.status === 'ACTIVE'))
      problems.push(`redemption ${id} was given back, and its code is still good`)
    byCode.delete(code)
  }
  // The shop's own codes are no business of ours.
  const ours = [...byCode.keys()].filter((code) => code !== 'WELCOME10')
  return [...problems, ...ours.map((code) => `${code} is a voucher without a redemption`)]
}
