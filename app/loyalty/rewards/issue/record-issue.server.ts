// How asking for a voucher ended: issued (and used with that, where it is money), refused, in
// doubt, or to be asked again under another code.
import type { ShopDb } from '../../../db.server.ts'
import { capture } from '../../ledger/capture.server.ts'
import { release } from '../../ledger/release.server.ts'
import { use } from '../../ledger/use.server.ts'
import { kindOf } from '../../reward-kinds/catalogue.ts'
import { changeRedemption } from '../change-redemption.server.ts'
import { touchStock } from '../claim-reward.server.ts'
import { generateCode } from '../generate-code.server.ts'
import { touchPresent, undoTaking } from '../personal/take.server.ts'
import { readGraceDays } from '../read-grace-days.server.ts'
import { rewardCause } from '../reward-cause.ts'
import { touchState } from '../touch-state.server.ts'

// A person may have been asked meanwhile.
type Open = 'issuing' | 'in_doubt'

interface Issued {
  redemptionId: string
  /** Null where a person said so and it was not found. */
  voucherId: string | null
  from?: Open
  now: Date
}

export function recordIssued(shop: ShopDb, issued: Issued): Promise<boolean> {
  const { redemptionId, voucherId, from = 'issuing', now } = issued
  return changeRedemption(shop, { redemptionId, from }, async (tx, redemption) => {
    const cause = rewardCause(redemption.reward)
    await capture(tx, { redemptionId, because: { kind: 'captured', ...cause }, now })
    await touchPresent(tx, redemption)
    const { isInstant } = kindOf(redemption.reward.kind)
    if (isInstant) await use(tx, { redemptionId, because: { kind: 'used', ...cause }, now })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: isInstant
        ? { status: 'used', voucherId, issuedAt: now, usedAt: now, dueAt: null, problem: null }
        : {
            status: 'issued',
            voucherId,
            issuedAt: now,
            dueAt: redemption.expiresAt,
            problem: null,
          },
    })
  })
}

interface Refused {
  redemptionId: string
  /** Why, for the merchant: the vendor's answer or a word of ours. */
  problem: string
  from?: Open
  now: Date
}

export function recordRefused(shop: ShopDb, refused: Refused): Promise<boolean> {
  const { redemptionId, problem, from = 'issuing', now } = refused
  return changeRedemption(shop, { redemptionId, from }, async (tx, redemption) => {
    const cause = rewardCause(redemption.reward)
    const graceDays = await readGraceDays(tx, now)
    await release(tx, {
      redemptionId,
      because: { kind: 'released', ...cause },
      graceDays,
      now,
    })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { status: 'refused', problem: problem.slice(0, 500), dueAt: null },
    })
    await undoTaking(tx, { ...redemption, now })
    await touchStock(tx, redemption.reward)
  })
}

/** Nobody knows whether it came about: the points stay held until a person has looked. */
export function recordDoubt(shop: ShopDb, { redemptionId, problem }: Doubt): Promise<boolean> {
  return changeRedemption(shop, { redemptionId, from: 'issuing' }, async (tx, redemption) => {
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { status: 'in_doubt', problem, dueAt: null },
    })
    await touchState(tx, redemption.memberId)
  })
}

type Doubt = Pick<Refused, 'redemptionId' | 'problem'>

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
