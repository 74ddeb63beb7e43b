// An order names the codes it was placed with. One of ours ends its redemption; one that was
// already used elsewhere, or given back, is flagged for a person: the books cannot know who is
// right.
import type { ShopTx } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'
import { capture } from '../ledger/capture.server.ts'
import { lockMembers } from '../ledger/lock-members.server.ts'
import { use } from '../ledger/use.server.ts'
import { findRedemption, type RedemptionTask } from './find-redemption.server.ts'
import { touchPresent } from './personal/take.server.ts'
import { normalCode, type RedemptionStatus } from './redemption.ts'
import { rewardCause } from './reward-cause.ts'

export interface CodesSeen {
  /** As on the order; letter case does not matter. */
  codes: string[]
  orderId: string
  orderName: string
  processedAt: Date
  now: Date
}

// Its points are in the voucher, or on the way there.
const isOpen = new Set<RedemptionStatus>(['issuing', 'issued', 'returning', 'in_doubt'])

/**
 * @returns how many redemptions this order ended. Seen again on the same order: nothing happens.
 */
export async function markUsed(tx: ShopTx, seen: CodesSeen): Promise<number> {
  const codes = [...new Set(seen.codes.map(normalCode))]
  if (codes.length === 0) return 0
  let ended = 0
  for (const id of await lockByCode(tx, codes)) {
    if (await markOne(tx, id, seen)) ended += 1
  }
  return ended
}

/** Members first, then their redemptions, each in sorted order. */
async function lockByCode(tx: ShopTx, codes: string[]): Promise<string[]> {
  const known = await tx.db.redemption.findMany({
    where: { shopId: tx.shopId, code: { in: codes } },
    select: { memberId: true },
  })
  if (known.length === 0) return []
  await lockMembers(tx, [...new Set(known.map((row) => row.memberId))])
  const rows = await tx.sql<{ id: string }>`
    SELECT id::text FROM redemptions
    WHERE shop_id = ${tx.shopId} AND code = ANY(${codes}::text[]) ORDER BY id FOR UPDATE`
  return rows.map((row) => row.id)
}

async function markOne(tx: ShopTx, id: string, seen: CodesSeen): Promise<boolean> {
  const redemption = await findRedemption(tx, id)
  if (!redemption) return false
  const { status } = redemption
  if (isOpen.has(status)) {
    await end(tx, redemption, seen)
    return true
  }
  if (status === 'used') await flagIfElsewhere(tx, id, seen)
  else await flag(tx, id, `used_after_${status}`, seen)
  return false
}

async function end(tx: ShopTx, redemption: RedemptionTask, seen: CodesSeen): Promise<void> {
  const { id: redemptionId, status, reward } = redemption
  const { now, orderId, orderName } = seen
  const because = rewardCause(reward)
  // The vendor honoured it before we had noted that it was issued.
  if (isBeforeIssue(status)) {
    await capture(tx, { redemptionId, because: { kind: 'captured', ...because }, now })
  }
  await use(tx, { redemptionId, because: { kind: 'used', ...because, orderName }, now })
  await tx.db.redemption.update({
    where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
    data: {
      status: 'used',
      usedAt: seen.processedAt,
      usedOrderId: orderId,
      dueAt: null,
      ...(isBeforeIssue(status) ? { issuedAt: now } : {}),
    },
  })
  await touchPresent(tx, redemption)
}

const isBeforeIssue = (status: RedemptionStatus): boolean =>
  status === 'issuing' || status === 'in_doubt'

async function flagIfElsewhere(tx: ShopTx, id: string, seen: CodesSeen): Promise<void> {
  const row = await tx.db.redemption.findUniqueOrThrow({
    where: { shopId_id: { shopId: tx.shopId, id } },
    select: { usedOrderId: true },
  })
  if (row.usedOrderId !== seen.orderId) await flag(tx, id, 'used_twice', seen)
}

/** Once per redemption and order, whatever is delivered again. */
async function flag(tx: ShopTx, id: string, problem: string, seen: CodesSeen): Promise<void> {
  const { orderId, orderName, now } = seen
  const subject = `${id}/${orderId}`
  const detail = { redemptionId: id, problem, orderId, orderName }
  await recordFinding(tx, { kind: 'voucher_used_again', subject, detail }, now)
  await tx.db.redemption.update({
    where: { shopId_id: { shopId: tx.shopId, id } },
    data: { problem },
  })
}
