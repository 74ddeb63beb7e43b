// Before the vendor is asked for something it would give twice if asked twice. Three steps, each
// noted: the redemption takes its turn among the member's, what is there already is noted, and
// only then may the call be made. Once the second step is noted the call is never made again.
import type { ShopDb } from '../../../db.server.ts'
import { changeRedemption } from '../change-redemption.server.ts'
import type { RedemptionTask } from '../find-redemption.server.ts'

/** A run that has not come to its call by then has been cut off. */
export const turnMs = 2 * 60_000

/** A call is answered or lost by then. */
export const answerMs = 60_000

export type Turn = 'mine' | 'wait' | 'asked_before'

/** What a run may do next, by what is noted of the redemption. */
export function turnOf(task: Pick<RedemptionTask, 'askedAt' | 'askedAfter'>, now: Date): Turn {
  if (task.askedAt === null) return 'mine'
  const since = now.getTime() - task.askedAt.getTime()
  if (task.askedAfter !== null) return since < answerMs ? 'wait' : 'asked_before'
  return since < turnMs ? 'wait' : 'mine'
}

/**
 * Takes the turn, unless another redemption of the member has it. @returns whether it was taken.
 */
export async function takeTurn(
  shop: ShopDb,
  { redemptionId, now }: { redemptionId: string; now: Date },
): Promise<boolean> {
  let isTaken = false
  await changeRedemption(shop, { redemptionId, from: 'issuing' }, async (tx, task) => {
    if (turnOf(task, now) !== 'mine') return
    const others = await tx.sql<{ id: string }>`
      SELECT id::text FROM redemptions
      WHERE shop_id = ${tx.shopId} AND member_id = ${task.memberId}::uuid
        AND id <> ${redemptionId}::uuid AND status = 'issuing' AND asked_at IS NOT NULL LIMIT 1`
    if (others.length > 0) return
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { askedAt: now },
    })
    isTaken = true
  })
  return isTaken
}

/**
 * Notes what was there before the call.
 * @param after the newest transaction; '' where there is none.
 * @returns whether the call may be made: the turn is still ours.
 */
export async function noteBefore(
  shop: ShopDb,
  { redemptionId, takenAt, after }: { redemptionId: string; takenAt: Date; after: string },
): Promise<boolean> {
  let isMine = false
  await changeRedemption(shop, { redemptionId, from: 'issuing' }, async (tx, task) => {
    if (task.askedAt?.getTime() !== takenAt.getTime() || task.askedAfter !== null) return
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { askedAfter: after },
    })
    isMine = true
  })
  return isMine
}

/** The call was certainly not made, or certainly came to nothing: it may be made anew. */
export async function yieldTurn(shop: ShopDb, redemptionId: string): Promise<void> {
  await changeRedemption(shop, { redemptionId, from: 'issuing' }, async (tx) => {
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { askedAt: null, askedAfter: null },
    })
  })
}

/** Of these vouchers those that stand behind no redemption yet. */
export async function withoutRedemption(shop: ShopDb, voucherIds: string[]): Promise<string[]> {
  const rows = await shop.db.redemption.findMany({
    where: { shopId: shop.shopId, voucherId: { in: voucherIds } },
    select: { voucherId: true },
  })
  const known = new Set(rows.map((row) => row.voucherId))
  return voucherIds.filter((id) => !known.has(id))
}
