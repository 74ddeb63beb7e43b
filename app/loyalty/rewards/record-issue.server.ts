// How asking for a voucher ended: issued, refused, or to be asked again under another code.
import type { ShopDb } from '../../db.server.ts'
import { capture } from '../ledger/capture.server.ts'
import { release } from '../ledger/release.server.ts'
import { changeRedemption } from './change-redemption.server.ts'
import { generateCode } from './generate-code.server.ts'
import { readGraceDays } from './read-grace-days.server.ts'
import { touchState } from './touch-state.server.ts'

interface Issued {
  redemptionId: string
  voucherId: string
  now: Date
}

export function recordIssued(shop: ShopDb, issued: Issued): Promise<boolean> {
  const { redemptionId, voucherId, now } = issued
  return changeRedemption(shop, { redemptionId, from: 'issuing' }, async (tx, redemption) => {
    const { id: rewardId, label } = redemption.reward
    await capture(tx, { redemptionId, because: { kind: 'captured', rewardId, label }, now })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { status: 'issued', voucherId, issuedAt: now, dueAt: redemption.expiresAt },
    })
  })
}

interface Refused {
  redemptionId: string
  /** Why, for the merchant: the vendor's answer or a word of ours. */
  problem: string
  now: Date
}

export function recordRefused(shop: ShopDb, refused: Refused): Promise<boolean> {
  const { redemptionId, problem, now } = refused
  return changeRedemption(shop, { redemptionId, from: 'issuing' }, async (tx, redemption) => {
    const { id: rewardId, label } = redemption.reward
    const graceDays = await readGraceDays(tx, now)
    await release(tx, {
      redemptionId,
      because: { kind: 'released', rewardId, label },
      graceDays,
      now,
    })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { status: 'refused', problem: problem.slice(0, 500), dueAt: null },
    })
  })
}

/** The code belongs to somebody else's voucher: chooses another one, once per `code`. */
export function replaceCode(shop: ShopDb, taken: { redemptionId: string; code: string }) {
  const { redemptionId, code } = taken
  return changeRedemption(shop, { redemptionId, from: 'issuing' }, async (tx, redemption) => {
    if (redemption.code !== code) return
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      // The old code begins with the same prefix.
      data: { code: generateCode(code) },
    })
    await touchState(tx, redemption.memberId)
  })
}
