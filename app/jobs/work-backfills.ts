// Works off what is asked and decided about orders from before the program: what points for them
// would come to is counted, what was confirmed is settled. Every piece is whole in itself.
import { forShop, type ShopDb } from '../db.server.ts'
import { log } from '../log.server.ts'
import { countPart, listCountsAtWork } from '../loyalty/insights/backfill/count-backfill.server.ts'
import {
  listRunsAtWork,
  parkNext,
  type RunAtWork,
  settlePiece,
} from '../loyalty/settlement/backfill/settle-backfilled.server.ts'
import { describeFailure, isPassing } from './deliveries/failure.ts'
import { takeTurns } from './take-turns.ts'

const mostOrders = 200
const countsInTurns = takeTurns('backfill counts', 1)
const runsInTurns = takeTurns('backfills', 2)

/** A piece of everything under way. @returns how much was done. */
export async function workBackfills({ now }: { now: Date }): Promise<number> {
  const counted = await countsInTurns(await listCountsAtWork(), ({ shopId }) =>
    countPart(forShop(shopId), now),
  )
  const settled = await runsInTurns(await listRunsAtWork(), (run) =>
    settleRun(forShop(run.shopId), run, now),
  )
  return counted + settled
}

/** What fails for a reason of its own is looked for in smaller and smaller pieces. */
async function settleRun(shop: ShopDb, { number }: RunAtWork, now: Date): Promise<number> {
  for (let limit = mostOrders; ; limit = Math.ceil(limit / 2)) {
    try {
      return (await settlePiece(shop, { number, limit, now })) ?? 0
    } catch (error) {
      if (isPassing(error)) throw error
      if (limit > 1) continue
      const reason = describeFailure(error)
      log.error({ shopId: shop.shopId, err: error }, 'a past order could not be settled')
      await parkNext(shop, { number, reason, now })
      return 1
    }
  }
}
