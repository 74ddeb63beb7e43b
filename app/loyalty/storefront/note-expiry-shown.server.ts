// A member was told, or shown, when points end. An end that was not announced thirty days ahead
// moves once, by as many; see the sweep.
import type { ShopTx } from '../../db.server.ts'

/** @param until what ends up to here was announced. @returns how many lots that concerns. */
export async function noteExpiryShown(
  tx: ShopTx,
  { memberId, until, now }: { memberId: string; until: Date; now: Date },
): Promise<number> {
  const [row] = await tx.sql<{ noted: number }>`
    SELECT note_expiry_shown(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_member_id => ${memberId}::uuid, p_until => ${until}::timestamptz) AS noted`
  return row?.noted ?? 0
}
