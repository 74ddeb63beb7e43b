// A merchant gives or takes points by hand, with a note that stays with them for ever. The form
// chooses the adjustment's id, so a double click is one adjustment.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { endOfLot } from '../kernel/expiry.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { adjust } from '../ledger/adjust.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import type { AdjustmentInput } from './adjustment.ts'

export interface MemberAdjustment extends AdjustmentInput {
  memberId: string
  actor: string
  now: Date
}

/**
 * Points that are given expire as earned ones do.
 * @returns refusals: `insufficient_points`, `member_unknown`, `reference_reused`.
 */
export async function adjustMember(
  shop: ShopDb,
  adjustment: MemberAdjustment,
): Promise<Result<{ isRepeat: boolean }>> {
  return shop.transaction(async (tx) => {
    const expiresAt = await expiryOfCredit(tx, adjustment.now)
    return adjust(tx, { ...adjustment, expiresAt })
  })
}

interface Undo {
  memberId: string
  adjustmentId: string
  actor: string
  now: Date
}

/**
 * Books the opposite, once; the adjustment itself stays. Points spent meanwhile cannot be taken.
 * @returns refusals: `adjustment_unknown`, `adjustment_already_undone`, `insufficient_points`.
 */
export async function undoAdjustment(shop: ShopDb, undo: Undo): Promise<Result<null>> {
  return shop.transaction(async (tx) =>
    bookUndo(tx, { ...undo, expiresAt: await expiryOfCredit(tx, undo.now) }),
  )
}

/** The same inside of a transaction, where many are undone. */
export async function bookUndo(
  tx: ShopTx,
  undo: Undo & { expiresAt: Date | null },
): Promise<Result<null>> {
  const { memberId, adjustmentId } = undo
  const points = await findAdjustedPoints(tx, memberId, adjustmentId)
  if (points === null) return refuse('adjustment_unknown')
  const version = await readProgramInForce(tx, undo.now)
  const undone = await adjust(tx, {
    ...undo,
    points: -points,
    adjustmentId: `${adjustmentId}/undo`,
    undoes: adjustmentId,
    graceDays: version?.settings.graceDays ?? 0,
    note: '',
  })
  const isUndone = undone.ok ? undone.value.isRepeat : undone.refusal.code === 'reference_reused'
  if (isUndone) return refuse('adjustment_already_undone')
  return undone.ok ? accept(null) : undone
}

async function findAdjustedPoints(
  tx: ShopTx,
  memberId: string,
  adjustmentId: string,
): Promise<number | null> {
  const fact = await tx.db.fact.findUnique({
    where: { shopId_key: { shopId: tx.shopId, key: `adjustment/${adjustmentId}` } },
  })
  const data = fact?.data as { points: number; because: { kind: string } } | undefined
  return fact?.memberId === memberId && data?.because.kind === 'adjusted' ? data.points : null
}

/** Until when points last that are given at this moment. */
export async function expiryOfCredit(tx: ShopTx, now: Date): Promise<Date | null> {
  const [version, shop] = await Promise.all([
    readProgramInForce(tx, now),
    tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId }, select: { timeZone: true } }),
  ])
  if (!version) return null
  const { expiry } = version.settings
  const timeZone = shop.timeZone ?? 'UTC'
  return endOfLot(expiry, now, { timeZone, movesUnannounced: false }).expiresAt
}
