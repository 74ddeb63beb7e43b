// Stopping a campaign early is a fact with its moment, a minute ahead: orders placed before keep
// what it gave them.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { endOf, leadMs, newestOfEach, type StopReason } from './campaign.ts'
import { listEditions } from './list-editions.server.ts'
import { lockCampaigns, touchProgram } from './lock-campaigns.server.ts'

export interface Ending {
  campaign: number
  recordedBy: string
  now: Date
}

/**
 * By hand; one that waits never begins. The same again is a success.
 * Refuses campaign_unknown, campaign_over.
 */
export function endCampaign(
  shop: ShopDb,
  { campaign, recordedBy, now }: Ending,
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    await lockCampaigns(tx)
    const edition = newestOfEach(await listEditions(tx)).find((one) => one.campaign === campaign)
    if (!edition) return refuse('campaign_unknown')
    if (edition.stop) return accept(campaign)
    if (endOf(edition) <= now) return refuse('campaign_over')
    await recordStop(tx, { campaign, reason: 'by_hand', recordedBy, now })
    return accept(campaign)
  })
}

interface StopToRecord {
  campaign: number
  reason: StopReason
  /** Null: nobody, its budget was used up. */
  recordedBy: string | null
  now: Date
}

/** Whoever calls it holds the lock of the shop's campaigns. */
export async function recordStop(tx: ShopTx, stop: StopToRecord): Promise<void> {
  const { now, ...said } = stop
  const at = new Date(now.getTime() + leadMs)
  await tx.db.campaignStop.create({
    data: { shopId: tx.shopId, ...said, at, recordedAt: now },
  })
  await touchProgram(tx)
}
