// What the page of past orders shows: since when there are orders, what was decided about them, and
// what the last count came to. Only reads.
import type { ShopTx } from '../../../db.server.ts'
import { type Backfill, openSpan, standing } from '../../program/backfill/backfill.ts'
import { listBackfills } from '../../program/backfill/list-backfills.server.ts'
import { openedAt } from '../../program/backfill/opened-at.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { type BackfillSums, noSums } from './backfill-cost.ts'
import type { CountedPast, DecidedPast, PastOrders } from './past-orders.ts'

export async function readPastOrders(shop: ShopTx, now: Date): Promise<PastOrders> {
  const [oldestOrder, version, versions, phases, backfills, decisions] = await Promise.all([
    readOldest(shop),
    readProgramInForce(shop, now),
    listVersions(shop),
    listPhases(shop),
    listBackfills(shop),
    listDecisions(shop),
  ])
  const opened = openedAt(versions, phases)
  const openUntil = opened && (openSpan(backfills, opened, new Date(0))?.until ?? null)
  const count = await readCount(shop, { version: version?.number ?? 0, openUntil, backfills })
  const isPublished = version !== null && opened !== null
  return { oldestOrder, isPublished, openUntil, count, decisions }
}

async function readOldest(shop: ShopTx): Promise<Date | null> {
  const { _min } = await shop.db.order.aggregate({
    where: { shopId: shop.shopId },
    _min: { processedAt: true },
  })
  return _min.processedAt
}

interface Basis {
  version: number
  openUntil: Date | null
  backfills: Backfill[]
}

/** @returns null also where what was counted has been confirmed: then the decision says it. */
async function readCount(
  shop: ShopTx,
  { version, openUntil, backfills }: Basis,
): Promise<CountedPast | null> {
  const { shopId } = shop
  const row = await shop.db.backfillCount.findUnique({ where: { shopId } })
  if (!row) return null
  const isDecided = standing(backfills).some((one) => one.since.getTime() <= row.since.getTime())
  if (isDecided) return null
  const { since, until, membersAll, membersDone, countedAt } = row
  const readSince = countedAt
    ? await shop.db.import.count({ where: { shopId, finishedAt: { gt: countedAt } } })
    : 0
  const isSame = row.version === version && openUntil?.getTime() === until.getTime()
  const sums = row.sums as unknown as BackfillSums
  const isOutdated = !isSame || readSince > 0
  return {
    ...{ since, until, version: row.version, membersAll, membersDone, sums, countedAt },
    isOutdated,
  }
}

async function listDecisions(shop: ShopTx): Promise<DecidedPast[]> {
  const where = { shopId: shop.shopId }
  const [rows, runs] = await Promise.all([
    shop.db.backfill.findMany({ where, orderBy: { number: 'desc' } }),
    shop.db.backfillRun.findMany({ where }),
  ])
  const runOf = new Map(runs.map((run) => [run.number, run]))
  return rows.flatMap(({ number, since, until, version, shown, decidedAt }) => {
    if (version === null) return []
    const undoing = rows.find(({ undoes }) => undoes === number)
    const run = runOf.get(undoing?.number ?? number)
    const sums = { ...noSums, ...(shown as object) }
    return {
      ...{ number, since, until, decidedAt, shown: sums, isTakenBack: undoing !== undefined },
      orders: run?.orders ?? 0,
      settled: run?.settled ?? 0,
      isOver: run?.finishedAt != null,
    }
  })
}
