// Counts what points for past orders would come to, before anybody decides: the stored orders are
// valued by the very function that will value them, as if it had been decided, and nothing is
// booked. A part of the members at a time, each with the place that it leads to. Where Shopify has
// to tell more of a few orders, they are asked for, and everything is counted once more.
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { openSpan } from '../../program/backfill/backfill.ts'
import { listBackfills } from '../../program/backfill/list-backfills.server.ts'
import { openedAt } from '../../program/backfill/opened-at.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { requestFetches } from '../../settlement/request-fetches.server.ts'
import { type ReplayedOrder, replayOrders } from '../backtest/replay-orders.server.ts'
import { addGains, type BackfillSums, noSums } from './backfill-cost.ts'

const membersInPart = 200
const fromBeginning = { membersDone: 0, afterMember: null }
/** More than these are read from a file sooner than asked for one by one: the page says so. */
const mostAsked = 500
const longestWaitMs = 15 * 60_000
const lowest = '00000000-0000-0000-0000-000000000000'

/**
 * Begins to count. Asked for the same again, it is counted anew.
 * Refuses program_not_published, backfill_nothing_open.
 */
export async function askBackfillCount(
  shop: ShopDb,
  { since, now }: { since: Date; now: Date },
): Promise<Result<undefined>> {
  const [version, versions, phases, decided] = await Promise.all([
    readProgramInForce(shop, now),
    listVersions(shop),
    listPhases(shop),
    listBackfills(shop),
  ])
  const opened = openedAt(versions, phases)
  if (!version || !opened) return refuse('program_not_published')
  const span = openSpan(decided, opened, since)
  if (!span) return refuse('backfill_nothing_open')
  const { shopId } = shop
  const membersAll = await countMembers(shop, span)
  const sums = { ...noSums }
  const asked = { ...span, version: version.number, askedAt: now, membersAll, sums }
  const anew = { ...asked, ...fromBeginning, awaitedAt: null, countedAt: null }
  await shop.db.backfillCount.upsert({
    where: { shopId },
    create: { shopId, ...anew },
    update: { shopId, ...anew },
  })
  return accept(undefined)
}

async function countMembers(shop: ShopTx, { since, until }: { since: Date; until: Date }) {
  const [row] = await shop.sql<{ members: number }>`
    SELECT count(DISTINCT member_id)::int AS members FROM orders
    WHERE shop_id = ${shop.shopId} AND member_id IS NOT NULL
      AND processed_at >= ${since} AND processed_at < ${until}`
  return row?.members ?? 0
}

export function listCountsAtWork(): Promise<{ shopId: number }[]> {
  return prisma().backfillCount.findMany({
    where: { countedAt: null },
    select: { shopId: true },
    orderBy: { shopId: 'asc' },
  })
}

interface CountRow {
  since: Date
  until: Date
  version: number
  askedAt: Date
  afterMember: string | null
  membersDone: number
  sums: BackfillSums
  awaitedAt: Date | null
}

/** @returns how many members were gone through; 0 where nothing is to be counted. */
export function countPart(shop: ShopDb, now: Date): Promise<number> {
  return shop.transaction(async (tx) => {
    const [row] = await tx.sql<CountRow>`
      SELECT since, until, version, asked_at AS "askedAt", after_member::text AS "afterMember",
        members_done AS "membersDone", sums, awaited_at AS "awaitedAt"
      FROM backfill_counts WHERE shop_id = ${tx.shopId} AND counted_at IS NULL
      FOR UPDATE SKIP LOCKED`
    if (!row || (await isAwaited(tx, row, now))) return 0
    const memberIds = await listMembers(tx, row)
    const orders = await replay(tx, row, memberIds)
    const isLast = memberIds.length < membersInPart
    const sums = addGains(row.sums, orders.map(gainOf))
    const isFirst = row.awaitedAt === null
    if (isFirst) await askForDetails(tx, row, orders)
    const isAnew = isFirst && isLast && sums.awaiting > 0 && sums.awaiting <= mostAsked
    const { shopId } = tx
    const afterMember = memberIds.at(-1) ?? row.afterMember
    const membersDone = row.membersDone + memberIds.length
    const reached = { afterMember, membersDone, sums: { ...sums }, countedAt: isLast ? now : null }
    const anew = { ...fromBeginning, sums: { ...noSums }, awaitedAt: now }
    await tx.db.backfillCount.update({
      where: { shopId },
      data: { shopId, ...(isAnew ? anew : reached) },
    })
    // The last part is work as well: whoever looks for more finds none.
    return memberIds.length + 1
  })
}

/** By the moment of the count they are told from what else is asked for. */
async function askForDetails(
  tx: ShopTx,
  { askedAt, sums }: CountRow,
  orders: ReplayedOrder[],
): Promise<void> {
  const awaiting = orders.filter(({ worths }) => worths[0]?.isAwaiting).map(({ id }) => id)
  const left = Math.max(0, mostAsked - sums.awaiting)
  await requestFetches(tx, awaiting.slice(0, left), askedAt)
}

/** Until all that was asked for has come, or could not be told, or it takes too long. */
async function isAwaited(tx: ShopTx, { awaitedAt, askedAt }: CountRow, now: Date) {
  if (awaitedAt === null || now.getTime() - awaitedAt.getTime() > longestWaitMs) return false
  const where = { shopId: tx.shopId, askedAt, attempts: 0 }
  return (await tx.db.orderFetch.count({ where })) > 0
}

async function listMembers(tx: ShopTx, row: CountRow): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    SELECT DISTINCT member_id::text AS id, member_id FROM orders
    WHERE shop_id = ${tx.shopId} AND processed_at >= ${row.since} AND processed_at < ${row.until}
      AND member_id > ${row.afterMember ?? lowest}::uuid
    ORDER BY member_id LIMIT ${membersInPart}::int`
  return rows.map(({ id }) => id)
}

function replay(tx: ShopTx, row: CountRow, memberIds: string[]): Promise<ReplayedOrder[]> {
  const { since, until, version, askedAt: decidedAt } = row
  const backfill = { number: Number.MAX_SAFE_INTEGER, since, until, version, decidedAt }
  const decided = { ...backfill, undoes: null }
  return replayOrders(tx, { memberIds, since, until, under: ['as_placed'], backfill: decided })
}

const gainOf = ({ memberId, live, worths: [worth] }: ReplayedOrder) => ({
  memberId,
  points: (worth?.points ?? 0) - live,
  isAwaiting: worth?.isAwaiting ?? false,
})
