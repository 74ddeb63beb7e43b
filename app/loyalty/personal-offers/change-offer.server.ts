// What becomes of a personal offer. Every change asks for the state that it was in, so that the
// second of two finds nothing to do.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { OfferState } from './offer.ts'

interface Named {
  offerId: string
  now: Date
}

/** Had: its redemption is written in the same transaction. */
export async function takeOffer(
  tx: ShopTx,
  { offerId, redemptionId, now }: Named & { redemptionId: string },
): Promise<void> {
  await tx.sql`
    UPDATE personal_offers SET state = 'taken', redemption_id = ${redemptionId}::uuid,
      ended_at = ${now}
    WHERE shop_id = ${tx.shopId} AND id = ${offerId}::uuid AND state = 'open' RETURNING 1 AS one`
}

/**
 * It was not had after all, or was given back: open again for the rest of its time, unless another
 * one is open by now. Otherwise it stays as it was.
 */
export async function reopenOffer(
  tx: ShopTx,
  { redemptionId, now }: { redemptionId: string; now: Date },
): Promise<void> {
  await tx.sql`
    UPDATE personal_offers o SET state = 'open', redemption_id = NULL, ended_at = NULL
    WHERE o.shop_id = ${tx.shopId} AND o.redemption_id = ${redemptionId}::uuid AND o.until > ${now}
      AND NOT EXISTS (SELECT 1 FROM personal_offers n
        WHERE n.shop_id = o.shop_id AND n.member_id = o.member_id AND n.state = 'open')
    RETURNING 1 AS one`
}

/** By the merchant. Refuses offer_over. */
export const withdrawOffer = (shop: ShopDb, named: Named): Promise<Result<void>> =>
  shop.transaction((tx) => end(tx, named, 'withdrawn', null))

/** By the member: not again for this product. A repetition is a success. Refuses offer_over. */
export const dismissOffer = (
  shop: ShopDb,
  { memberId, ...named }: Named & { memberId: string },
): Promise<Result<void>> => shop.transaction((tx) => end(tx, named, 'dismissed', memberId))

async function end(
  tx: ShopTx,
  { offerId, now }: Named,
  state: OfferState,
  memberId: string | null,
): Promise<Result<void>> {
  const ended = await tx.sql<{ memberId: string; isNew: boolean }>`
    UPDATE personal_offers SET state = ${state}::personal_offer_state,
      ended_at = coalesce(ended_at, ${now})
    WHERE shop_id = ${tx.shopId} AND id = ${offerId}::uuid
      AND state IN ('open', ${state}::personal_offer_state)
      AND (${memberId}::uuid IS NULL OR member_id = ${memberId}::uuid)
    RETURNING member_id::text AS "memberId"`
  const [offer] = ended
  if (!offer) return refuse('offer_over')
  await touch(tx, [offer.memberId])
  return accept(undefined)
}

/** A member wants no personal offers any more, or some again. Said again, nothing changes. */
export function wantOffers(
  shop: ShopDb,
  { memberId, isWanted, now }: { memberId: string; isWanted: boolean; now: Date },
): Promise<void> {
  return shop.transaction(async (tx) => {
    const { shopId } = tx
    if (isWanted) await tx.db.personalOfferRefusal.deleteMany({ where: { shopId, memberId } })
    else {
      await tx.sql`
        INSERT INTO personal_offer_refusals (shop_id, member_id, said_at)
        VALUES (${shopId}::int, ${memberId}::uuid, ${now})
        ON CONFLICT DO NOTHING RETURNING 1 AS one`
      await tx.sql`
        UPDATE personal_offers SET state = 'over', ended_at = ${now}
        WHERE shop_id = ${shopId} AND member_id = ${memberId}::uuid AND state = 'open'
        RETURNING 1 AS one`
    }
    await touch(tx, [memberId])
  })
}

/** What the storefront shows of them is written again. */
export async function touch(tx: ShopTx, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return
  await tx.sql`
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
}
