// A draft over the shop's own orders of the last 60 days, in parts of some hundred members, so that
// a page can show how far it got and nothing holds the database for long. Reads only.
import type { ShopTx } from '../../../db.server.ts'
import { addDays } from '../../kernel/time.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { soldMinor } from '../sold.ts'
import { type ReplayedOrder, replayOrders } from './replay-orders.server.ts'
import { type MemberReplay, type Sums, sumsOf } from './sums.ts'

export const backtestDays = 60
const membersInPart = 400

export interface BacktestPart {
  sums: Sums
  /** Where the next part begins; null: that was the last one. */
  next: string | null
}

export interface PartToRun {
  draft: ProgramSettings
  now: Date
  /** The last member of the part before; null: from the beginning. */
  after: string | null
}

/** Members with an order in the time that is looked at: how much there is to go through. */
export async function countBacktest(shop: ShopTx, now: Date): Promise<number> {
  const [row] = await shop.sql<{ members: number }>`
    SELECT count(DISTINCT member_id)::int AS members FROM orders
    WHERE shop_id = ${shop.shopId} AND member_id IS NOT NULL
      AND processed_at >= ${addDays(now, -backtestDays)} AND processed_at < ${now}`
  return row?.members ?? 0
}

export async function runBacktest(shop: ShopTx, part: PartToRun): Promise<BacktestPart> {
  const { draft, now, after } = part
  const since = addDays(now, -backtestDays)
  const rows = await shop.sql<{ memberId: string }>`
    SELECT DISTINCT member_id::text AS "memberId", member_id FROM orders
    WHERE shop_id = ${shop.shopId} AND processed_at >= ${since} AND processed_at < ${now}
      AND member_id > ${after ?? lowest}::uuid
    ORDER BY member_id LIMIT ${membersInPart}::int`
  const memberIds = rows.map(({ memberId }) => memberId)
  const orders = await replayOrders(shop, { memberIds, since, until: now, draft })
  const byMember = Map.groupBy(orders, ({ memberId }) => memberId)
  const replays = [...byMember].map(([memberId, theirs]) => replayOf(memberId, theirs))
  const next = memberIds.length < membersInPart ? null : (memberIds.at(-1) ?? null)
  return { sums: sumsOf(replays), next }
}

const lowest = '00000000-0000-0000-0000-000000000000'

function replayOf(memberId: string, orders: ReplayedOrder[]): MemberReplay {
  const total = (read: (order: ReplayedOrder) => number) =>
    orders.reduce((sum, order) => sum + read(order), 0)
  return {
    memberId,
    // As Home counts them: both speak of the same sales.
    orders: orders.filter(({ snapshot }) => soldMinor(snapshot) !== null).length,
    spentMinor: total(({ snapshot }) => soldMinor(snapshot) ?? 0),
    live: total(({ live }) => live),
    draft: total(({ replayed }) => replayed),
    awaiting: orders.filter(({ isAwaiting }) => isAwaiting).length,
  }
}
