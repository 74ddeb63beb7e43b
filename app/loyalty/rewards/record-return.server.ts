// A voucher that can no longer be used and was not: its points come back to the lots they left,
// with the program's days of grace. Why expired codes give theirs back: docs/decisions/0020.
import type { ShopDb } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'
import { giveBack } from '../ledger/give-back.server.ts'
import { changeRedemption } from './change-redemption.server.ts'
import { touchStock } from './claim-reward.server.ts'
import { undoTaking } from './personal/take.server.ts'
import { readGraceDays } from './read-grace-days.server.ts'
import { rewardCause } from './reward-cause.ts'

interface Ended {
  redemptionId: string
  now: Date
}

/** Given back by the member. */
export function recordReturned(shop: ShopDb, ended: Ended): Promise<boolean> {
  return record(shop, ended, { from: 'returning', to: 'returned', kind: 'returned' })
}

/** Ended, and used on an order that nobody can name: a person has to look, the points stay put. */
export function flagUnknownUse(shop: ShopDb, { redemptionId, now }: Ended): Promise<boolean> {
  return changeRedemption(shop, { redemptionId, from: 'issued' }, async (tx, { code }) => {
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { problem: 'used_on_unknown_order', dueAt: null },
    })
    const detail = { redemptionId, code }
    await recordFinding(tx, { kind: 'voucher_use_unknown', subject: redemptionId, detail }, now)
  })
}

/** Ended unused. */
export function recordExpired(shop: ShopDb, ended: Ended): Promise<boolean> {
  return record(shop, ended, { from: 'issued', to: 'expired', kind: 'voucher_expired' })
}

interface Step {
  from: 'returning' | 'issued'
  to: 'returned' | 'expired'
  kind: 'returned' | 'voucher_expired'
}

function record(shop: ShopDb, { redemptionId, now }: Ended, step: Step): Promise<boolean> {
  return changeRedemption(shop, { redemptionId, from: step.from }, async (tx, redemption) => {
    const graceDays = await readGraceDays(tx, now)
    await giveBack(tx, {
      redemptionId,
      because: { kind: step.kind, ...rewardCause(redemption.reward) },
      graceDays,
      now,
    })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { status: step.to, dueAt: null },
    })
    await undoTaking(tx, { ...redemption, now })
    await touchStock(tx, redemption.reward)
  })
}
