// What a comparison came to, kept for the Health page.
import type { ShopDb } from '../../db.server.ts'
import type { SweepFigures } from '../../loyalty/insights/last-sweep.ts'

const kept = 100

export async function beginSweep(shop: ShopDb, now: Date): Promise<number> {
  const { shopId } = shop
  return shop.transaction(async (tx) => {
    // One after the other, so that no two have the same number.
    await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${shopId} FOR NO KEY UPDATE`
    const last = await tx.db.sweep.findFirst({ where: { shopId }, orderBy: { number: 'desc' } })
    const number = (last?.number ?? 0) + 1
    await tx.db.sweep.create({ data: { shopId, number, startedAt: now } })
    await tx.db.sweep.deleteMany({ where: { shopId, number: { lte: number - kept } } })
    return number
  })
}

export async function endSweep(
  shop: ShopDb,
  { number, figures, now }: { number: number; figures: SweepFigures; now: Date },
): Promise<void> {
  const { shopId } = shop
  await shop.db.sweep.update({
    where: { shopId_number: { shopId, number } },
    data: { shopId, finishedAt: now, figures: JSON.parse(JSON.stringify(figures)) },
  })
}
