// What the last comparison with Shopify came to, and whether one is under way.
import type { ShopTx } from '../../db.server.ts'
import type { LastSweep, SweepFigures } from './last-sweep.ts'

/** One that began so long ago and has not ended was broken off: the next one does it all. */
const brokenOffMs = 60 * 60_000

export async function readLastSweep(shop: ShopTx, now: Date): Promise<LastSweep> {
  const where = { shopId: shop.shopId }
  const [newest, ended] = await Promise.all([
    shop.db.sweep.findFirst({ where, orderBy: { number: 'desc' } }),
    shop.db.sweep.findFirst({
      where: { ...where, finishedAt: { not: null } },
      orderBy: { number: 'desc' },
    }),
  ])
  const startedMs = newest?.finishedAt === null ? newest.startedAt.getTime() : 0
  return {
    finishedAt: ended?.finishedAt ?? null,
    figures: (ended?.figures as unknown as SweepFigures) ?? null,
    isUnderWay: startedMs > now.getTime() - brokenOffMs,
  }
}
