// Making personal offers, and ending those whose time or product has gone.
import { randomUUID } from 'node:crypto'
import type { ShopTx } from '../../../db.server.ts'
import { addDays, startOfMonth } from '../../kernel/time.ts'
import { touch } from '../../personal-offers/change-offer.server.ts'
import { leavesAPrice, mostMinorOf, type OnSale, rewardOf } from '../../personal-offers/offer.ts'
import type { OfferSettings } from '../../personal-offers/offer-settings.ts'
import { type Often, personalOffer } from '../../personal-offers/personal-offer.ts'
import type { Considered } from './consider-members.server.ts'

interface Making {
  considered: Considered[]
  settings: OfferSettings
  onSale: Map<string, OnSale>
  timeZone: string
  now: Date
}

/** As many as the month's ceiling leaves; the shop's day is locked, so that it holds exactly. */
export async function makeOffers(tx: ShopTx, making: Making): Promise<void> {
  const { considered, settings, onSale, now } = making
  const left = await readLeft(tx, making)
  const made: (ReturnType<typeof newOffer> & { shopId: number; memberId: string })[] = []
  for (const { memberId, orders, earlier } of considered) {
    const isOnSale = ({ variantId, productId }: { variantId: string; productId: string }) => {
      const sold = onSale.get(variantId)
      return sold !== undefined && sold.productId === productId && leavesAPrice(sold, settings)
    }
    const decided = personalOffer(orders, settings, now, { earlier, isOnSale })
    const sold = decided.isOffered ? onSale.get(decided.often.variantId) : undefined
    if (!decided.isOffered || !sold) continue
    const mostMinor = mostMinorOf(settings, sold)
    if (left.offers < 1 || left.minor < mostMinor) continue
    left.offers -= 1
    left.minor -= mostMinor
    made.push({ shopId: tx.shopId, memberId, ...newOffer(decided.often, sold, making) })
  }
  await tx.db.personalOffer.createMany({ data: made })
  await touch(
    tx,
    made.map(({ memberId }) => memberId),
  )
}

function newOffer(often: Often, sold: OnSale, { settings, now }: Making) {
  return {
    id: randomUUID(),
    productId: often.productId,
    handle: sold.handle,
    reward: rewardOf(often, sold, settings),
    times: often.times,
    boughtAt: often.lastAt,
    mostMinor: mostMinorOf(settings, sold),
    state: 'open' as const,
    madeAt: now,
    until: addDays(now, settings.openDays),
  }
}

/** Of money, what was only offered and is over comes back; what was taken may be used. */
async function readLeft(
  tx: ShopTx,
  { settings, timeZone, now }: Making,
): Promise<{ offers: number; minor: number }> {
  const { ceiling, mostOffers, mostMinor } = settings
  const left = { offers: Number.POSITIVE_INFINITY, minor: Number.POSITIVE_INFINITY }
  if (ceiling === 'none') return left
  const [row] = await tx.sql<{ offers: number; minor: number }>`
    SELECT count(*)::int AS offers, coalesce(sum(o.most_minor) FILTER (
      WHERE o.state = 'open' OR (o.state = 'taken' AND r.status NOT IN ('returned', 'expired'))),
      0)::float8 AS minor
    FROM personal_offers o
    LEFT JOIN redemptions r ON r.shop_id = o.shop_id AND r.id = o.redemption_id
    WHERE o.shop_id = ${tx.shopId} AND o.made_at >= ${startOfMonth(now, timeZone)}`
  const used = row ?? { offers: 0, minor: 0 }
  return ceiling === 'offers'
    ? { ...left, offers: mostOffers - used.offers }
    : { ...left, minor: mostMinor - used.minor }
}

interface Ending {
  memberIds: string[]
  now: Date
}

export async function endOver(tx: ShopTx, { memberIds, now }: Ending): Promise<void> {
  const rows = await tx.sql<{ memberId: string }>`
    UPDATE personal_offers SET state = 'over', ended_at = ${now}
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) AND state = 'open'
      AND until <= ${now}
    RETURNING member_id::text AS "memberId"`
  await touch(
    tx,
    rows.map(({ memberId }) => memberId),
  )
}

/** What the shop was asked about and does not sell any more; a new address is kept. */
export async function endGone(
  tx: ShopTx,
  { memberIds, onSale, now }: Ending & { onSale: Map<string, OnSale> },
): Promise<void> {
  const sold = [...onSale.values()]
  const rows = await tx.sql<{ memberId: string }>`
    UPDATE personal_offers o
    SET state = CASE WHEN s.handle IS NULL THEN 'gone'::personal_offer_state ELSE o.state END,
      ended_at = CASE WHEN s.handle IS NULL THEN ${now} ELSE o.ended_at END,
      handle = coalesce(s.handle, o.handle)
    FROM personal_offers p LEFT JOIN unnest(
      ${sold.map(({ variantId }) => variantId)}::text[],
      ${sold.map(({ handle }) => handle)}::text[]) s (variant_id, handle)
      ON s.variant_id = p.reward->'variant'->>'id'
    WHERE o.shop_id = ${tx.shopId} AND p.shop_id = o.shop_id AND p.id = o.id
      AND o.member_id = ANY(${memberIds}::uuid[]) AND o.state = 'open'
      AND s.handle IS DISTINCT FROM o.handle
    RETURNING o.member_id::text AS "memberId"`
  await touch(
    tx,
    rows.map(({ memberId }) => memberId),
  )
}
