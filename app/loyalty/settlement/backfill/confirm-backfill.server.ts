// Points for orders from before the program: decided once the merchant has seen what they come to.
// What is decided is read by everything that settles an order, so that it has to be sure that
// nobody settles by what was known before: the shop's row, which every settlement holds, is taken
// alone.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { type Backfill, openSpan, standing } from '../../program/backfill/backfill.ts'
import { listBackfills } from '../../program/backfill/list-backfills.server.ts'
import { openedAt } from '../../program/backfill/opened-at.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import { versionAt } from '../version-at.ts'

export interface Confirmation {
  /** When the figures that were looked at were counted. */
  countedAt: Date
  decidedBy: string
  now: Date
}

/**
 * Confirming what is confirmed already answers that decision.
 * Refuses backfill_outdated where the figures are not those of now, backfill_under_way.
 */
export function confirmBackfill(
  shop: ShopDb,
  { countedAt, decidedBy, now }: Confirmation,
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const decided = await decideAlone(tx)
    const count = await tx.db.backfillCount.findUnique({ where: { shopId: tx.shopId } })
    if (count?.countedAt?.getTime() !== countedAt.getTime()) return refuse('backfill_outdated')
    const { since, until, version } = count
    const same = standing(decided).find(
      (one) => one.since.getTime() === since.getTime() && one.until.getTime() === until.getTime(),
    )
    if (same) return accept(same.number)
    if (await isUnderWay(tx)) return refuse('backfill_under_way')
    if (!(await isAsCounted(tx, { since, until, version, decided, countedAt, now }))) {
      return refuse('backfill_outdated')
    }
    const sums = count.sums as { orders: number }
    const { orders } = sums
    const decision = { since, until, version, undoes: null, decidedAt: now }
    return accept(await record(tx, { ...decision, shown: sums, orders, decided, decidedBy }))
  })
}

/**
 * Taken back: orders of that span are worth nothing again, what is left of their points goes, what
 * was spent stays spent. Taking back twice answers the same. Refuses backfill_unknown.
 */
export function undoBackfill(
  shop: ShopDb,
  { number, decidedBy, now }: { number: number; decidedBy: string; now: Date },
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const decided = await decideAlone(tx)
    const known = decided.find((one) => one.undoes === number)
    if (known) return accept(known.number)
    const undone = standing(decided).find((one) => one.number === number)
    if (!undone) return refuse('backfill_unknown')
    const { since, until } = undone
    const run = await tx.db.backfillRun.findUniqueOrThrow({
      where: { shopId_number: { shopId: tx.shopId, number } },
    })
    const { orders } = run
    const decision = { since, until, version: null, undoes: number, decidedAt: now }
    return accept(await record(tx, { ...decision, shown: {}, orders, decided, decidedBy }))
  })
}

/** Whoever settles holds the shop's row: all of them are done now, and the next ones wait. */
async function decideAlone(tx: ShopTx): Promise<Backfill[]> {
  await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR UPDATE`
  return listBackfills(tx)
}

/** Orders are being read, or settled by an earlier decision. */
async function isUnderWay(tx: ShopTx): Promise<boolean> {
  const [runs, imports] = [
    await tx.db.backfillRun.count({ where: { shopId: tx.shopId, finishedAt: null } }),
    await tx.db.import.count({ where: { shopId: tx.shopId, finishedAt: null } }),
  ]
  return runs > 0 || imports > 0
}

interface Counted {
  since: Date
  until: Date
  version: number
  decided: Backfill[]
  countedAt: Date
  now: Date
}

/** The same orders, valued by the program in force, are what the figures were counted from. */
async function isAsCounted(tx: ShopTx, counted: Counted): Promise<boolean> {
  const { since, until, version, decided, countedAt, now } = counted
  const versions = await listVersions(tx)
  const opened = openedAt(versions, await listPhases(tx))
  const span = opened && openSpan(decided, opened, since)
  const isSameSpan = span?.until.getTime() === until.getTime()
  if (!isSameSpan || versionAt(versions, now)?.number !== version) return false
  const readSince = await tx.db.import.count({
    where: { shopId: tx.shopId, finishedAt: { gt: countedAt } },
  })
  return readSince === 0
}

interface Decision extends Omit<Backfill, 'number'> {
  shown: object
  /** How many orders there are to go through. */
  orders: number
  decided: Backfill[]
  decidedBy: string
}

async function record(tx: ShopTx, decision: Decision): Promise<number> {
  const { shopId } = tx
  const { since, until, version, undoes, decidedAt, shown, orders, decided, decidedBy } = decision
  const number = (decided[0]?.number ?? 0) + 1
  const row = { since, until, version, undoes, shown, decidedAt, decidedBy }
  await tx.db.backfill.create({ data: { shopId, number, ...row } })
  await tx.db.backfillRun.create({ data: { shopId, number, orders } })
  return number
}
