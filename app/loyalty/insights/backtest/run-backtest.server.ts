// A draft beside the program in force, over the shop's own orders of the last 60 days or over all,
// in parts of some hundred members, so that a page can show how far it got and nothing holds the
// database for long. Reads only.
import type { ShopTx } from '../../../db.server.ts'
import { addDays } from '../../kernel/time.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { soldMinor } from '../sold.ts'
import { type ReplayedOrder, replayOrders } from './replay-orders.server.ts'
import { type BacktestSpan, spanDays } from './span.ts'
import { type MemberReplay, type Sums, sumsOf } from './sums.ts'

const membersInPart = 400

export interface BacktestPart {
  sums: Sums
  /** Where the next part begins; null: that was the last one. */
  next: string | null
}

interface Looked {
  span: BacktestSpan
  now: Date
}

export interface PartToRun extends Looked {
  draft: ProgramSettings
  /** Null: nothing was published, and nothing is what it gives. */
  inForce: ProgramSettings | null
  /** The last member of the part before; null: from the beginning. */
  after: string | null
}

/** Members with an order in the time that is looked at: how much there is to go through. */
export async function countBacktest(shop: ShopTx, looked: Looked): Promise<number> {
  const [row] = await shop.sql<{ members: number }>`
    SELECT count(DISTINCT member_id)::int AS members FROM orders
    WHERE shop_id = ${shop.shopId} AND member_id IS NOT NULL
      AND processed_at >= ${sinceOf(looked)} AND processed_at < ${looked.now}`
  return row?.members ?? 0
}

export async function runBacktest(shop: ShopTx, part: PartToRun): Promise<BacktestPart> {
  const { draft, inForce, now, after } = part
  const since = sinceOf(part)
  const rows = await shop.sql<{ memberId: string }>`
    SELECT member_id AS "memberId" FROM orders
    WHERE shop_id = ${shop.shopId} AND processed_at >= ${since} AND processed_at < ${now}
      AND member_id > ${after ?? lowest}::uuid
    GROUP BY member_id ORDER BY member_id LIMIT ${membersInPart}::int`
  const memberIds = rows.map(({ memberId }) => memberId)
  const under = inForce ? [draft, inForce] : [draft]
  const orders = await replayOrders(shop, { memberIds, since, until: now, under })
  const byMember = Map.groupBy(orders, ({ memberId }) => memberId)
  const replays = [...byMember].map(([memberId, theirs]) => replayOf(memberId, theirs))
  const next = memberIds.length < membersInPart ? null : (memberIds.at(-1) ?? null)
  return { sums: sumsOf(replays), next }
}

const lowest = '00000000-0000-0000-0000-000000000000'

const sinceOf = ({ span, now }: Looked) =>
  span === 'all' ? new Date(0) : addDays(now, -spanDays[span])

function replayOf(memberId: string, orders: ReplayedOrder[]): MemberReplay {
  const total = (read: (order: ReplayedOrder) => number) =>
    orders.reduce((sum, order) => sum + read(order), 0)
  return {
    memberId,
    // As Home counts them: both speak of the same sales.
    orders: orders.filter(({ snapshot }) => soldMinor(snapshot) !== null).length,
    spentMinor: total(({ snapshot }) => soldMinor(snapshot) ?? 0),
    given: total(({ live }) => live),
    draft: total(({ worths: [draft] }) => draft?.points ?? 0),
    inForce: total(({ worths: [, inForce] }) => inForce?.points ?? 0),
    awaiting: orders.filter(({ worths: [draft] }) => draft?.isAwaiting).length,
  }
}
