// A welcome bonus is given once. Where two members who became one had one each, the later is taken
// as an order's worth would be: out of its lot, then let go or owed.
import type { ShopTx } from '../../../db.server.ts'
import { type Gift, takeBack } from '../take-back.server.ts'

type Bonus = Omit<Gift, 'memberId'> & { givenTo: string }

interface Merged {
  old: string
  kept: string
}

export async function takeLaterSignup(tx: ShopTx, merged: Merged, now: Date): Promise<void> {
  const [earliest, ...later] = await listBonuses(tx, merged)
  if (!earliest) return
  for (const bonus of later.filter((one) => one.givenTo !== earliest.givenTo)) {
    await takeBack(
      tx,
      { ...bonus, memberId: merged.kept },
      {
        reference: `merge/${merged.old}/${bonus.lotId}`,
        because: { kind: 'merged_signup' },
        now,
      },
    )
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
