// A donation is given with its redemption: nobody is asked for a voucher, so its points are spent
// in the same transaction, and the cause is pledged what they are worth.
import type { ShopTx } from '../../../db.server.ts'
import { capture } from '../../ledger/capture.server.ts'
import { use } from '../../ledger/use.server.ts'
import { type RedeemedReward, voucherTerms } from '../redemption.ts'
import { rewardCause } from '../reward-cause.ts'

interface Giving {
  redemptionId: string
  reward: RedeemedReward
  now: Date
}

export async function giveToCause(tx: ShopTx, { redemptionId, reward, now }: Giving) {
  const terms = voucherTerms(reward)
  const causeId = reward.choice?.cause?.id
  if (terms.by !== 'cause' || !causeId) throw new Error('It goes to no cause')
  const because = rewardCause(reward)
  await capture(tx, { redemptionId, because: { kind: 'captured', ...because }, now })
  await use(tx, { redemptionId, because: { kind: 'used', ...because }, now })
  const { amountMinor } = terms
  await tx.db.donation.create({
    data: { shopId: tx.shopId, redemptionId, causeId, amountMinor, currency: reward.currency },
  })
}
