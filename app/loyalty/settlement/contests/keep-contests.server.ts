// What a contest needs without anybody asking: its board counted once a minute while it runs, its
// prizes given once it is over and its days of waiting have passed, and the next month begun.
import { randomUUID } from 'node:crypto'
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { type BoardLine, type Contest, decidesAt, stateOfContest } from '../../contests/contest.ts'
import { monthAfter, monthOf, windowOf } from '../../contests/contest-form.ts'
import type { Placed } from '../../contests/decide-places.ts'
import { findContest } from '../../contests/list-contests.server.ts'
import { bookEvents, type MemberEvent } from '../events/book-events.server.ts'
import { rankContest } from './rank-contest.server.ts'

/** So many are shown at least, also where fewer have a prize. */
const leastShown = 10
const boardSeconds = 60

interface DueContest {
  shopId: number
  id: string
}

export function listDueContests(now: Date): Promise<DueContest[]> {
  return prisma().$queryRaw<DueContest[]>`
    SELECT c.shop_id AS "shopId", c.id::text FROM contests c
    JOIN shops s ON s.id = c.shop_id AND s.installed_at IS NOT NULL AND s.uninstalled_at IS NULL
    WHERE c.decided_at IS NULL AND c.called_off_at IS NULL AND c.starts_at <= ${now}
      AND (c.board_at IS NULL OR c.board_at > ${now}
        OR c.board_at <= ${now}::timestamptz - make_interval(secs => ${boardSeconds})
        OR c.ends_at + make_interval(hours => c.wait_days * 24) <= ${now})
    ORDER BY c.shop_id, c.ends_at, c.id`
}

/** One step of one contest; by several workers it is done once. @returns 1, or 0. */
export function keepContest(shop: ShopDb, id: string, now: Date): Promise<number> {
  return shop.transaction(async (tx) => {
    const rows = await tx.sql`SELECT shop_id FROM contests
      WHERE shop_id = ${tx.shopId} AND id = ${id}::uuid FOR UPDATE SKIP LOCKED`
    const contest = rows.length > 0 ? await findContest(tx, id) : null
    if (!contest) return 0
    const state = stateOfContest(contest, now)
    if (state !== 'running' && state !== 'waiting') return 0
    if (state === 'waiting' && contest.repeats) await beginNext(tx, contest, now)
    const placed = await rankContest(tx, contest, now)
    if (decidesAt(contest) <= now) await decide(tx, contest, placed, now)
    else await keepBoard(tx, contest, placed, now)
    return 1
  })
}

/** Pages are written anew only where something has changed. */
async function keepBoard(tx: ShopTx, contest: Contest, placed: Placed[], now: Date): Promise<void> {
  const board = boardOf(contest, placed)
  await tx.sql`UPDATE contests SET board = ${JSON.stringify(board)}::jsonb, board_at = ${now}
    WHERE shop_id = ${tx.shopId} AND id = ${contest.id}::uuid RETURNING 1 AS one`
  if (!isSame(board, contest.board)) await showAnew(tx)
}

async function decide(tx: ShopTx, contest: Contest, placed: Placed[], now: Date): Promise<void> {
  const { id, title } = contest
  const events = placed
    .filter(({ points }) => points > 0)
    .map(
      ({ memberId, points, place }): MemberEvent => ({
        memberId,
        key: contestKey(id),
        at: now,
        points,
        told: { event: 'contest', name: title, figures: { place } },
      }),
    )
  const booked = new Set((await bookEvents(tx, events, now)).map(({ memberId }) => memberId))
  const shown = placed.filter(({ place, points }) => points > 0 || place <= shownPlaces(contest))
  const board = JSON.stringify(boardOf(contest, placed))
  await tx.sql`
    INSERT INTO contest_results (shop_id, contest_id, member_id, place, score, points)
    SELECT ${tx.shopId}, ${id}::uuid, r.member_id, r.place, r.score, r.points
    FROM unnest(${shown.map(({ memberId }) => memberId)}::uuid[],
      ${shown.map(({ place }) => place)}::int[], ${shown.map(({ score }) => score)}::int[],
      ${shown.map(({ memberId, points }) => (booked.has(memberId) ? points : 0))}::int[])
      r (member_id, place, score, points)`
  await tx.sql`UPDATE contests SET decided_at = ${now}, board = ${board}::jsonb, board_at = ${now}
    WHERE shop_id = ${tx.shopId} AND id = ${id}::uuid RETURNING 1 AS one`
  await showAnew(tx)
}

/** What a prize is booked under, once for each member. */
export const contestKey = (contestId: string) => `contest/${contestId}`

/** Whoever takes part does so until they leave: those of this month are in the next. */
async function beginNext(tx: ShopTx, contest: Contest, now: Date): Promise<void> {
  const { shopId } = tx
  const shop = await tx.db.shop.findUniqueOrThrow({ where: { id: shopId } })
  const timeZone = shop.timeZone ?? 'UTC'
  const month = monthAfter(monthOf(contest.startsAt, timeZone))
  const asked = { when: 'month' as const, month, startsOn: '', endsOn: '' }
  const window = windowOf(asked, { timeZone })
  const nextId = randomUUID()
  const made = window
    ? await tx.sql`
      INSERT INTO contests (shop_id, id, title, audience, starts_at, ends_at, is_month, repeats,
        prizes, tie, wait_days, follows, created_at)
      SELECT shop_id, ${nextId}::uuid, title, audience, ${window.startsAt}, ${window.endsAt}, true,
        true, prizes, tie, wait_days, id, ${now}
      FROM contests WHERE shop_id = ${shopId} AND id = ${contest.id}::uuid
      ON CONFLICT DO NOTHING RETURNING 1 AS one`
    : []
  await tx.sql`UPDATE contests SET repeats = false
    WHERE shop_id = ${shopId} AND id = ${contest.id}::uuid RETURNING 1 AS one`
  if (made.length === 0) return
  await tx.sql`
    INSERT INTO contest_entrants (shop_id, contest_id, member_id, entered_at)
    SELECT shop_id, ${nextId}::uuid, member_id, ${now} FROM contest_entrants
    WHERE shop_id = ${shopId} AND contest_id = ${contest.id}::uuid`
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${shopId} AND member_id IN (SELECT member_id FROM contest_entrants
      WHERE shop_id = ${shopId} AND contest_id = ${nextId}::uuid) RETURNING 1 AS one`
  await showAnew(tx)
}

const shownPlaces = ({ prizes }: Contest) => Math.max(prizes.length, leastShown)

const boardOf = (contest: Contest, placed: Placed[]): BoardLine[] =>
  placed
    .slice(0, shownPlaces(contest))
    .map(({ memberId, place, score }) => ({ memberId, place, score }))

const isSame = (one: BoardLine[], other: BoardLine[]) => {
  const write = (board: BoardLine[]) =>
    board.map(({ memberId, place, score }) => `${memberId} ${place} ${score}`).join()
  return write(one) === write(other)
}

async function showAnew(tx: ShopTx): Promise<void> {
  const { shopId } = tx
  await tx.db.shop.update({ where: { id: shopId }, data: { programRevision: { increment: 1 } } })
}
