// Personal offers as they are kept: of members, and all of a shop's with what became of them.
import type { ShopTx } from '../../db.server.ts'
import { type Offer, readOffered } from './offer.ts'
import { type Earlier, nothingEarlier } from './personal-offer.ts'

export async function findOffer(
  shop: ShopTx,
  { offerId, memberId }: { offerId: string; memberId: string },
): Promise<Offer | null> {
  const row = await shop.db.personalOffer.findUnique({
    where: { shopId_id: { shopId: shop.shopId, id: offerId } },
  })
  return row?.memberId === memberId ? { ...row, reward: readOffered(row.reward) } : null
}

/** Those that stand open at a moment. */
export async function readOpenOffers(
  shop: ShopTx,
  { memberIds, now }: { memberIds: string[]; now: Date },
): Promise<Map<string, Offer>> {
  const rows = await shop.db.personalOffer.findMany({
    where: { shopId: shop.shopId, memberId: { in: memberIds }, state: 'open', until: { gt: now } },
  })
  return new Map(rows.map((row) => [row.memberId, { ...row, reward: readOffered(row.reward) }]))
}

/** Who of them wants none. */
export async function readRefusals(shop: ShopTx, memberIds: string[]): Promise<Set<string>> {
  const rows = await shop.db.personalOfferRefusal.findMany({
    where: { shopId: shop.shopId, memberId: { in: memberIds } },
    select: { memberId: true },
  })
  return new Set(rows.map(({ memberId }) => memberId))
}

/** What was offered them before; whoever had none and said nothing is left out. */
export async function readEarlier(
  shop: ShopTx,
  memberIds: string[],
): Promise<Map<string, Earlier>> {
  const rows = await shop.sql<{
    memberId: string
    hasOpen: boolean
    lastMadeAt: Date
    lastProductId: string
    dismissed: string[]
  }>`
    SELECT member_id::text AS "memberId", bool_or(state = 'open') AS "hasOpen",
      max(made_at) AS "lastMadeAt",
      (array_agg(product_id ORDER BY made_at DESC, id))[1] AS "lastProductId",
      coalesce(array_agg(DISTINCT product_id) FILTER (WHERE state = 'dismissed'), '{}') AS dismissed
    FROM personal_offers
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
    GROUP BY member_id`
  const earlier = new Map<string, Earlier>(
    rows.map(({ memberId, lastMadeAt, ...row }) => [
      memberId,
      { ...nothingEarlier, ...row, lastMadeAt: lastMadeAt.toISOString() },
    ]),
  )
  for (const memberId of await readRefusals(shop, memberIds))
    earlier.set(memberId, { ...(earlier.get(memberId) ?? nothingEarlier), wantsNone: true })
  return earlier
}
