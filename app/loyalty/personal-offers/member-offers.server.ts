// Personal offers as personal data: what a member may ask to be given, and to be forgotten, and
// what becomes of them where two customers turn out to be one person.
import type { ShopTx } from '../../db.server.ts'
import { readOffered, termsOfOffer } from './offer.ts'

export interface StatedOffer {
  product: string
  state: string
  times: number
  madeAt: string
  until: string
}

export interface OffersExport {
  /** Since when they want none; null: they do. */
  refusedOffersAt: string | null
  offers: StatedOffer[]
}

export async function exportOffers(shop: ShopTx, memberIds: string[]): Promise<OffersExport> {
  const where = { shopId: shop.shopId, memberId: { in: memberIds } }
  const [rows, refusal] = [
    await shop.db.personalOffer.findMany({ where, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] }),
    await shop.db.personalOfferRefusal.findFirst({ where, orderBy: { saidAt: 'asc' } }),
  ]
  return {
    refusedOffersAt: refusal?.saidAt.toISOString() ?? null,
    offers: rows.map(({ reward, state, times, madeAt, until }) => ({
      product: termsOfOffer(readOffered(reward)).title,
      state,
      times,
      madeAt: madeAt.toISOString(),
      until: until.toISOString(),
    })),
  }
}

/** What was taken stays with its redemption, which is nobody's; what was only offered goes. */
export async function forgetOffers(tx: ShopTx, memberIds: string[]): Promise<void> {
  await tx.sql`
    DELETE FROM personal_offers WHERE shop_id = ${tx.shopId}
      AND member_id = ANY(${memberIds}::uuid[]) AND state <> 'taken' RETURNING 1 AS one`
  await tx.sql`
    DELETE FROM personal_offer_refusals
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
}

/** Of two that are open the earlier stays; whoever said no under either name wants none. */
export async function mergeOffers(
  tx: ShopTx,
  { old, kept }: { old: string; kept: string },
  now: Date,
): Promise<void> {
  const both = [old, kept]
  await tx.sql`
    INSERT INTO personal_offer_refusals (shop_id, member_id, said_at)
    SELECT shop_id, ${kept}::uuid, said_at FROM personal_offer_refusals
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid
    ON CONFLICT DO NOTHING RETURNING 1 AS one`
  await tx.sql`
    DELETE FROM personal_offer_refusals
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
  await tx.sql`
    UPDATE personal_offers o SET state = 'over', ended_at = ${now}
    WHERE o.shop_id = ${tx.shopId} AND o.member_id = ANY(${both}::uuid[]) AND o.state = 'open'
      AND (EXISTS (SELECT 1 FROM personal_offer_refusals r
          WHERE r.shop_id = o.shop_id AND r.member_id = ${kept}::uuid)
        OR EXISTS (SELECT 1 FROM personal_offers e
          WHERE e.shop_id = o.shop_id AND e.member_id = ANY(${both}::uuid[]) AND e.state = 'open'
            AND (e.made_at, e.id) < (o.made_at, o.id)))
    RETURNING 1 AS one`
  await tx.sql`
    UPDATE personal_offers SET member_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
}
