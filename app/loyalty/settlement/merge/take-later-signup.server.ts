// A welcome bonus is given once. Where two members who became one had one each, the later is taken
// as an order's worth would be: out of its lot, then let go or owed.
import type { ShopTx } from '../../../db.server.ts'
import { type PlannedTransfer, post } from '../../ledger/post.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { readDebts, readLots } from '../read-books.server.ts'
import { settle } from '../settle.ts'

interface Bonus {
  lotId: string
  key: string
  givenTo: string
  /** What it stands at: given, less what was taken of it before. */
  booked: number
}

interface Merged {
  old: string
  kept: string
}

export async function takeLaterSignup(tx: ShopTx, merged: Merged, now: Date): Promise<void> {
  const [earliest, ...later] = await listBonuses(tx, merged)
  if (!earliest) return
  const version = await readProgramInForce(tx, now)
  const shortfall = version?.settings.shortfall ?? 'clamp'
  for (const bonus of later.filter((one) => one.givenTo !== earliest.givenTo)) {
    const memberId = merged.kept
    const lots = await readLots(tx, { orderIds: [], memberIds: [memberId] })
    const own = await readLotOf(tx, bonus)
    const standing = { memberId, key: bonus.key, asset: 'points', booked: bonus.booked }
    const { moves } = settle({
      // No order: its own lot is put in the place of one.
      orderId: bonus.lotId,
      worths: [],
      standings: [{ ...standing, waived: 0, owed: 0 }],
      lots: [
        ...lots.filter((lot) => lot.id !== bonus.lotId),
        ...own.map((lot) => ({ ...lot, orderId: bonus.lotId, mergedFrom: null })),
      ],
      debts: await readDebts(tx, [memberId]),
      shortfall,
      now,
    })
    const transfers = moves.map(({ from, to, amount, lot }, index): PlannedTransfer => {
      return {
        reference: `merge/${merged.old}/${bonus.lotId}/${index + 1}`,
        memberId,
        asset: 'points',
        from,
        to,
        amount,
        lotId: lot?.id ?? null,
        opens: null,
        orderId: null,
        key: bonus.key,
        occurredAt: now,
        because: { kind: 'merged_signup' },
      }
    })
    const posted = await post(tx, transfers, now)
    if (!posted.ok) throw new Error(`booked otherwise: ${JSON.stringify(posted.refusal)}`)
  }
}

/** Earliest first; what was taken for an earlier merge does not count any more. */
function listBonuses(tx: ShopTx, { kept }: Merged): Promise<Bonus[]> {
  return tx.sql<Bonus>`
    SELECT given.lot_id::text AS "lotId", given.key, given.member_id::text AS "givenTo",
      (given.amount - coalesce((SELECT sum(amount * (("to" = 'issued')::int
          - ("from" = 'issued')::int)) FROM transfers
        WHERE shop_id = ${tx.shopId} AND member_id = ANY (identities(${tx.shopId}::int,
          ${kept}::uuid)) AND reference LIKE 'merge/%/' || given.lot_id || '/%'), 0))::int AS booked
    FROM transfers given
    WHERE given.shop_id = ${tx.shopId} AND given.order_id IS NULL AND given.key LIKE 'signup/%'
      AND given."from" = 'issued' AND given.lot_id IS NOT NULL
      AND given.member_id = ANY (identities(${tx.shopId}::int, ${kept}::uuid))
    ORDER BY given.occurred_at, given.id`
}

function readLotOf(tx: ShopTx, { lotId }: Bonus) {
  return tx.sql<Awaited<ReturnType<typeof readLots>>[number]>`
    SELECT id::text, member_id::text AS "memberId", asset, order_id AS "orderId", key,
      available_at AS "availableAt", expires_at AS "expiresAt", pending_left AS "pendingLeft",
      available_left AS "availableLeft", expired, merged_from::text AS "mergedFrom"
    FROM lots WHERE shop_id = ${tx.shopId} AND id = ${lotId}::bigint`
}
