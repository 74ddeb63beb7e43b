// A shopper who redeems is answered with the code if its job is quick: this waits for it by
// looking, since the job may run in any process.
import { setTimeout as sleep } from 'node:timers/promises'
import type { ShopTx } from '../../db.server.ts'
import { type RedemptionStatus, type RedemptionView, viewRedemption } from './redemption.ts'

const pollMs = 75

export interface Wait {
  redemptionId: string
  /** What its job will end. */
  while: RedemptionStatus
  atMostMs: number
  locale: string
}

/** The redemption once its job has ended, or as it is when the wait is over. */
export async function awaitRedemption(shop: ShopTx, wait: Wait): Promise<RedemptionView> {
  const endsAt = performance.now() + wait.atMostMs
  const where = { shopId_id: { shopId: shop.shopId, id: wait.redemptionId } }
  for (;;) {
    const row = await shop.db.redemption.findUniqueOrThrow({ where })
    if (row.status !== wait.while || performance.now() >= endsAt)
      return viewRedemption(row, wait.locale)
    await sleep(pollMs)
  }
}
