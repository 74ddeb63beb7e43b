// The contests as they are kept, and who takes part in them.
import type { ShopTx } from '../../db.server.ts'
import type { Audience } from '../kernel/audience/audience.ts'
import { addDays } from '../kernel/time.ts'
import { type BoardLine, type Contest, daysShown, type Tie } from './contest.ts'

const mostListed = 200
const nobody = '00000000-0000-0000-0000-000000000000'

type Row = Awaited<ReturnType<ShopTx['db']['contest']['findFirstOrThrow']>>

const toContest = (row: Row): Contest => {
  const { shopId: _shop, follows: _follows, createdAt: _at, boardAt: _boardAt, ...rest } = row
  return {
    ...rest,
    tie: row.tie as Tie,
    audience: row.audience as Audience | null,
    board: (row.board ?? []) as unknown as BoardLine[],
  }
}

export async function findContest(shop: ShopTx, id: string): Promise<Contest | null> {
  const { shopId } = shop
  const row = await shop.db.contest.findUnique({ where: { shopId_id: { shopId, id } } })
  return row && toContest(row)
}

/** The newest first. */
export async function listContests(shop: ShopTx): Promise<Contest[]> {
  const rows = await shop.db.contest.findMany({
    where: { shopId: shop.shopId },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    take: mostListed,
  })
  return rows.map(toContest)
}

/** Those that a page tells of: what is to come, what runs, and who won lately. */
export async function listShownContests(shop: ShopTx, now: Date): Promise<Contest[]> {
  const rows = await shop.db.contest.findMany({
    where: {
      shopId: shop.shopId,
      calledOffAt: null,
      OR: [{ decidedAt: null }, { decidedAt: { gt: addDays(now, -daysShown) } }],
    },
    orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
    take: mostListed,
  })
  return rows.map(toContest)
}

export const countContests = (shop: ShopTx, id?: string): Promise<number> =>
  shop.db.contest.count({ where: { shopId: shop.shopId, ...(id ? { id } : {}) } })

/** By contest, those who have entered. */
export async function countEntrants(shop: ShopTx): Promise<ReadonlyMap<string, number>> {
  const rows = await shop.sql<{ id: string; count: number }>`
    SELECT contest_id::text AS id, count(*)::int AS count FROM contest_entrants
    WHERE shop_id = ${shop.shopId} GROUP BY contest_id`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export interface ResultLine {
  memberId: string
  customerId: string | null
  nickname: string | null
  place: number
  score: number
  points: number
}

export interface StandingPage {
  atMost: number
  /** Those who come after this one; null: from the best on. */
  after: Pick<ResultLine, 'place' | 'memberId'> | null
}

const shown: StandingPage = { atMost: 50, after: null }

/**
 * The best first: of one that was decided what it came to, of others how it stands. A nickname that
 * was taken down is shown to nobody.
 */
export function listStanding(
  shop: ShopTx,
  { id, board, decidedAt }: Contest,
  { atMost, after }: StandingPage = shown,
): Promise<ResultLine[]> {
  const lines = JSON.stringify(decidedAt ? [] : board)
  return shop.sql<ResultLine>`
    SELECT r.member_id::text AS "memberId", m.customer_id AS "customerId", n.nickname, r.place,
      r.score, r.points
    FROM (SELECT member_id, place, score, points FROM contest_results
        WHERE shop_id = ${shop.shopId} AND contest_id = ${id}::uuid
      UNION ALL
      SELECT (b->>'memberId')::uuid, (b->>'place')::int, (b->>'score')::int, 0
      FROM jsonb_array_elements(${lines}::jsonb) b) r
    JOIN members m ON m.shop_id = ${shop.shopId} AND m.id = r.member_id
    LEFT JOIN nicknames n ON n.shop_id = m.shop_id AND n.member_id = m.id
      AND n.hidden_at IS NULL
    WHERE (r.place, r.member_id) >
      (${after?.place ?? 0}::int, ${after?.memberId ?? nobody}::uuid)
    ORDER BY r.place, r.member_id LIMIT ${atMost}`
}
