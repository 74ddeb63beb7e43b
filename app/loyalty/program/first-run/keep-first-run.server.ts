// What was answered in the first run, kept with its shop: one answer at a time, so that two clicks
// in a row, or two people, do not lose each other's.
import type { ShopDb } from '../../../db.server.ts'
import { type FirstRun, readFirstRun } from './first-run.ts'

/** @param change of what was kept; null: it is none, and nothing is kept. */
export function changeFirstRun(
  shop: ShopDb,
  change: (before: FirstRun) => FirstRun | null,
): Promise<FirstRun | null> {
  return shop.transaction(async (tx) => {
    const where = { id: tx.shopId }
    await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR NO KEY UPDATE`
    const row = await tx.db.shop.findUniqueOrThrow({ where, select: { firstRun: true } })
    const next = change(readFirstRun(row.firstRun))
    if (next) await tx.db.shop.update({ where, data: { firstRun: { ...next } } })
    return next
  })
}
