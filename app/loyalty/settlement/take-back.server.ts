// A gift that was about no order is taken back as an order's worth would be: out of its own lot,
// then let go or owed.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'
import { type PlannedTransfer, post } from '../ledger/post.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import { readDebts, readLots } from './read-books.server.ts'
import { settle } from './settle.ts'

export interface Gift {
  memberId: string
  lotId: string
  key: string
  /** What it stands at: given, less what was taken of it before. */
  booked: number
}

export interface TakingBack {
  /** Of its transfers: each has its number behind it. */
  reference: string
  because: Because
  now: Date
}

/** The member is locked by whoever asks. */
export async function takeBack(tx: ShopTx, gift: Gift, taking: TakingBack): Promise<void> {
  const { memberId, lotId, key, booked } = gift
  const { reference, because, now } = taking
  const version = await readProgramInForce(tx, now)
  const lots = await readLots(tx, { orderIds: [], memberIds: [memberId] })
  const own = await readLot(tx, lotId)
  const standing = { memberId, key, asset: 'points', booked, waived: 0, owed: 0 }
  const { moves } = settle({
    // No order: its own lot is put in the place of one.
    orderId: lotId,
    worths: [],
    standings: [standing],
    lots: [
      ...lots.filter((lot) => lot.id !== lotId),
      ...own.map((lot) => ({ ...lot, orderId: lotId, mergedFrom: null })),
    ],
    debts: await readDebts(tx, [memberId]),
    shortfall: version?.settings.shortfall ?? 'clamp',
    now,
  })
  const transfers = moves.map(({ from, to, amount, lot }, index): PlannedTransfer => {
    return {
      reference: `${reference}/${index + 1}`,
      memberId,
      asset: 'points',
      from,
      to,
      amount,
      lotId: lot?.id ?? null,
      opens: null,
      orderId: null,
      key,
      occurredAt: now,
      because,
    }
  })
  const posted = await post(tx, transfers, now)
  if (!posted.ok) throw new Error(`booked otherwise: ${JSON.stringify(posted.refusal)}`)
}

function readLot(tx: ShopTx, lotId: string) {
  return tx.sql<Awaited<ReturnType<typeof readLots>>[number]>`
    SELECT id::text, member_id::text AS "memberId", asset, order_id AS "orderId", key,
      available_at AS "availableAt", expires_at AS "expiresAt", pending_left AS "pendingLeft",
      available_left AS "availableLeft", expired, merged_from::text AS "mergedFrom"
    FROM lots WHERE shop_id = ${tx.shopId} AND id = ${lotId}::bigint`
}
