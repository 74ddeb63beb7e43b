// Whatever happens in a shop, month by month: what the accountant reads is what the books hold.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortenWay } from '../../histories/short-way.ts'
import { type History, histories, tell } from '../../histories/steps.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { openStandIn } from '../door/shopify-stand-in.ts'

const shopify = await openStandIn()
await openTestDatabase()
await shortenWay()
const { prisma } = await import('../../../app/db.server.ts')
const { installFaults } = await import('../../histories/fault.ts')
const { answerIn } = await import('../../histories/answer.ts')
const { Player } = await import('../../histories/play.ts')
const { closeMonth } = await import('../../../app/loyalty/accounting/close-month.server.ts')
const { keepMonths } = await import('../../../app/loyalty/accounting/keep-months.server.ts')
const { lastMonthOver } = await import('../../../app/loyalty/accounting/months.ts')
const { readJournal } = await import('../../../app/loyalty/accounting/read-journal.server.ts')
const { readMonthSpan } = await import('../../../app/loyalty/accounting/read-month-span.server.ts')
const { readStatements } = await import('../../../app/loyalty/accounting/read-statements.server.ts')
const { verifyMonths } = await import('../../../app/loyalty/accounting/verify-months.server.ts')
const { stateValue } = await import('../../../app/loyalty/accounting/state-value.server.ts')
await installFaults()

type Shop = import('../../histories/play.ts').Player['shop']
type Book = { journal: unknown[]; statement: unknown }

/** What is owed by the balances, less what only tests hold of it. */
async function owed({ db }: Shop): Promise<number> {
  const [row] = await db.sql<{ owed: number }>`
    WITH kept AS (
      SELECT h.redemption_id, h.member_id FROM transfers h
      WHERE h.shop_id = ${db.shopId} AND h.redemption_id IS NOT NULL
      GROUP BY 1, 2 HAVING bool_and(h."to" <> 'redeemed'))
    SELECT (SELECT coalesce(sum(pending + available + held + outstanding - debt), 0) FROM balances
        WHERE shop_id = ${db.shopId} AND asset = 'points')::float8
      - (SELECT coalesce(sum(pending_left + available_left), 0) FROM lots
        WHERE shop_id = ${db.shopId} AND is_test)::float8
      - (SELECT coalesce(sum(CASE WHEN t."to" = 'held' THEN t.amount
            WHEN t."from" IN ('held', 'outstanding') THEN -t.amount ELSE 0 END), 0)
          FROM kept JOIN transfers t ON t.shop_id = ${db.shopId} AND t.asset = 'points'
            AND t.redemption_id = kept.redemption_id AND t.member_id = kept.member_id
          JOIN lots l ON l.shop_id = t.shop_id AND l.id = t.lot_id AND l.is_test)::float8 AS owed`
  return row?.owed ?? 0
}

async function bookOf(shop: Shop, month: string, calendar: { timeZone: string; now: Date }) {
  const { statements } = await readStatements(shop.db, calendar)
  const span = await readMonthSpan(shop.db, month, calendar.timeZone)
  const journal: unknown[] = []
  for await (const lines of readJournal(shop.db, span)) journal.push(...lines.map(({ id }) => id))
  return { journal, statement: statements.find((one) => one.month === month) }
}

async function differencesAfter(history: History): Promise<string[]> {
  const player = await Player.open(history)
  const { world, shop } = player
  shopify.reply = ({ body }) => answerIn(world, body)
  // Where a shop is for development, test orders earn.
  const isDevelopment = history.steps.length % 2 === 0
  await prisma().shop.update({ where: { id: shop.db.shopId }, data: { isDevelopment } })
  const { timeZone } = history
  const calendar = () => ({ timeZone, now: new Date(world.now) })
  const value = { points: 100, valueMinor: 333 }
  const by = { actor: 'staff/1' }
  const closed = new Map<string, Book>()
  for (const [index, step] of history.steps.entries()) {
    await player.play(step)
    // A month of silence now and then.
    if (index % 6 === 5) world.now += 21 * 86_400_000
    if (index % 4 !== 3) continue
    await keepMonths(shop.db, calendar())
    const month = lastMonthOver(calendar().now, timeZone)
    const { statements } = await readStatements(shop.db, calendar())
    const first = statements[0]?.month
    if (!first || first > month) continue
    const known = closed.size > 0
    if (!known) await stateValue(shop.db, { ...calendar(), ...by, value, fromMonth: first })
    const result = await closeMonth(shop.db, { ...calendar(), ...by, month })
    for (const one of result.ok ? result.value.closed : []) {
      closed.set(one, await bookOf(shop, one, calendar()))
    }
  }
  await player.finish()
  const differences = await compare(shop, closed, calendar())
  await shop.erase()
  return differences
}

async function compare(
  shop: Shop,
  closed: Map<string, Book>,
  calendar: { timeZone: string; now: Date },
): Promise<string[]> {
  const differences: string[] = []
  for (const [month, before] of closed) {
    const text = (book: Book) =>
      JSON.stringify(book, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    const [was, is] = [text(before), text(await bookOf(shop, month, calendar))]
    if (was !== is) differences.push(`${month} said ${was}\nand says ${is}`)
  }
  const { statements } = await readStatements(shop.db, calendar)
  const listed = new Set<unknown>()
  for (const { month } of statements) {
    for (const id of (await bookOf(shop, month, calendar)).journal) listed.add(id)
  }
  // Stamps stand in no statement.
  const where = { shopId: shop.db.shopId, asset: 'points' }
  const transfers = await shop.db.db.transfer.count({ where })
  if (listed.size !== transfers) differences.push(`${listed.size} of ${transfers} lines`)
  const closing = statements.at(-1)?.points.closing ?? 0
  const balances = await owed(shop)
  if (closing !== balances) differences.push(`${closing} stated, ${balances} owed`)
  for (const one of await verifyMonths(shop.db, calendar.timeZone)) {
    differences.push(JSON.stringify(one))
  }
  return differences
}

const shareMs = 12_000
const seeds = [20_261_122, Math.floor(Math.random() * 2 ** 31)]

test.each(seeds)(
  'after any history the statements are the books (seed %i)',
  {
    timeout: 600_000,
  },
  async (seed) => {
    const began = performance.now()
    let played = 0
    const result = await fc.check(
      fc.asyncProperty(histories, async (history) => {
        // One that were interrupted would go on, and sweep the shops of the next.
        if (performance.now() - began > shareMs) return
        played += 1
        const differences = await differencesAfter(history)
        if (differences.length > 0) throw new Error(differences.join('\n'))
      }),
      { seed, numRuns: 12, unbiased: true },
    )
    console.log(`${played} histories`)
    const [history] = result.counterexample ?? []
    expect(history ? `${tell(history)}\n${result.errorInstance}` : '').toBe('')
  },
)
