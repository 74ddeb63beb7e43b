// Keeps the tiers that change although nobody orders, over all shops where one does.
import { forShop } from '../db.server.ts'
import { listShopsWithTiers, sweepTiers } from '../loyalty/settlement/tiers/sweep-tiers.server.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('tiers', 1)

/** One bounded step for every shop. @returns how many members were looked at. */
export async function watchTiers({ now }: { now: Date }): Promise<number> {
  return inTurns(await listShopsWithTiers(now), ({ shopId }) => sweepTiers(forShop(shopId), now))
}
