// The three things that a person does with a reward that waits for them. Each redemption is changed
// by itself, under its member's lock: what somebody else has done meanwhile stays as it is.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { giveBack } from '../../ledger/give-back.server.ts'
import { use } from '../../ledger/use.server.ts'
import { changeRedemption } from '../change-redemption.server.ts'
import { touchStock } from '../claim-reward.server.ts'
import type { RedemptionTask } from '../find-redemption.server.ts'
import { readGraceDays } from '../read-grace-days.server.ts'
import type { RedemptionStatus } from '../redemption.ts'
import { rewardCause } from '../reward-cause.ts'
import { touchState } from '../touch-state.server.ts'
import { type Changed, undoMs } from './fulfilment.ts'

interface Handled {
  redemptionIds: string[]
  /** `staff/<id>`. */
  actor: string
  now: Date
}

export interface Sending extends Handled {
  note?: string
  tracking?: string
}

/** To do → sent. Its points are spent once it can no longer be undone. */
export function markSent(shop: ShopDb, sending: Sending): Promise<Changed> {
  const { actor, now, note, tracking } = sending
  return changeEach(shop, sending.redemptionIds, 'to_do', (tx, { id }) =>
    update(tx, id, {
      status: 'sent',
      handledAt: now,
      handledBy: actor,
      note: note || null,
      tracking: tracking || null,
      dueAt: new Date(now.getTime() + undoMs),
    }),
  )
}

/** Sent → to do, for as long as its points are not spent. */
export function undoSent(shop: ShopDb, { redemptionIds }: Handled): Promise<Changed> {
  return changeEach(shop, redemptionIds, 'sent', async (tx, { id }) => {
    const row = await tx.db.redemption.findUniqueOrThrow({
      where: { shopId_id: { shopId: tx.shopId, id } },
      select: { dueAt: true },
    })
    if (row.dueAt === null) return false
    const nothing = { handledAt: null, handledBy: null, note: null, tracking: null, dueAt: null }
    return update(tx, id, { status: 'to_do', ...nothing })
  })
}

/** To do → cancelled, with the points back. */
export function cancelFulfilments(shop: ShopDb, handled: Handled): Promise<Changed> {
  const { actor, now } = handled
  return changeEach(shop, handled.redemptionIds, 'to_do', async (tx, { id, reward }) => {
    const graceDays = await readGraceDays(tx, now)
    const because = { kind: 'reward_cancelled' as const, ...rewardCause(reward) }
    await giveBack(tx, { redemptionId: id, because, graceDays, now })
    await touchStock(tx, reward)
    return update(tx, id, { status: 'cancelled', handledAt: now, handledBy: actor })
  })
}

/** What was sent and can no longer be undone: its points are spent. */
export async function concludeSent(
  shop: ShopDb,
  { redemptionId, now }: { redemptionId: string; now: Date },
): Promise<void> {
  await changeRedemption(shop, { redemptionId, from: 'sent' }, async (tx, { id, reward }) => {
    const row = await tx.db.redemption.findUniqueOrThrow({
      where: { shopId_id: { shopId: tx.shopId, id } },
      select: { dueAt: true, handledAt: true },
    })
    if (row.dueAt === null) return
    const because = { kind: 'used' as const, ...rewardCause(reward) }
    await use(tx, { redemptionId: id, because, now })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id } },
      data: { dueAt: null, usedAt: row.handledAt },
    })
  })
}

type Work = (tx: ShopTx, redemption: RedemptionTask) => Promise<boolean>

async function changeEach(
  shop: ShopDb,
  redemptionIds: string[],
  from: RedemptionStatus,
  work: Work,
): Promise<Changed> {
  let done = 0
  const ids = [...new Set(redemptionIds)]
  for (const redemptionId of ids) {
    let isDone = false
    await changeRedemption(shop, { redemptionId, from }, async (tx, redemption) => {
      isDone = await work(tx, redemption)
      if (isDone) await touchState(tx, redemption.memberId)
    })
    if (isDone) done += 1
  }
  return { done, leftAlone: ids.length - done }
}

interface Changes {
  status: RedemptionStatus
  handledAt: Date | null
  handledBy: string | null
  note?: string | null
  tracking?: string | null
  dueAt?: Date | null
}

async function update(tx: ShopTx, id: string, data: Changes): Promise<boolean> {
  await tx.db.redemption.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data })
  return true
}
