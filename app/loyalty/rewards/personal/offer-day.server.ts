// Personal offers are made once a day by each shop's clock, for a slice of members at a time. Where
// a day has come to is kept with the settings, and moved in the transaction that makes the offers:
// of two that work on the same slice, the second finds that it was done.
import { prisma, type ShopDb, type ShopTx } from '../../../db.server.ts'
import { dateOf } from '../../kernel/time.ts'
import type { OnSale } from '../../personal-offers/offer.ts'
import { type OfferSettings, offerSettingsSchema } from '../../personal-offers/offer-settings.ts'
import { type Considered, considerMembers } from './consider-members.server.ts'
import { endGone, endOver, makeOffers } from './make-offers.server.ts'

/** So many members at a time. */
const slice = 200

export interface OfferDay {
  shopId: number
  domain: string
  currency: string
  timeZone: string
}

/** Shops whose day has begun and was not all gone through. */
export async function listOfferDays(now: Date): Promise<OfferDay[]> {
  const shops = await prisma().$queryRaw<(OfferDay & { done: string | null })[]>`
    SELECT s.id AS "shopId", s.domain, s.currency, coalesce(s.time_zone, 'UTC') AS "timeZone",
      p.done_day AS done
    FROM personal_offer_settings p JOIN shops s ON s.id = p.shop_id
    WHERE s.installed_at IS NOT NULL AND s.uninstalled_at IS NULL AND s.currency IS NOT NULL
      AND (p.is_on OR EXISTS (SELECT 1 FROM personal_offers o
        WHERE o.shop_id = p.shop_id AND o.state = 'open'))
      -- Days begin up to fourteen hours before they do in London.
      AND (p.done_day IS NULL OR p.done_day < to_char(${now}::timestamptz AT TIME ZONE 'UTC'
        + interval '14 hours', 'YYYY-MM-DD'))
    ORDER BY s.id`
  return shops.filter(({ done, timeZone }) => done === null || done < dateOf(now, timeZone))
}

/** Where a day has come to. */
interface Place {
  today: string
  after: string | null
}

export interface OfferSlice extends Place {
  /** Nobody is left: the day is done. */
  isLast: boolean
  memberIds: string[]
  /** What the shop has to be asked about, before anything is offered. */
  variantIds: string[]
}

interface Row {
  settings: unknown
  day: string | null
  after: string | null
}

/** The members whose turn it is. Nothing is locked while the shop is asked. */
export async function readSlice(shop: ShopTx, day: OfferDay, now: Date): Promise<OfferSlice> {
  const today = dateOf(now, day.timeZone)
  const [row] = await readPlace(shop)
  const settings = offerSettingsSchema.parse(row?.settings)
  const after = row?.day === today ? row.after : null
  const memberIds = await listMembers(shop, settings, after)
  const considered = await considerMembers(shop, { memberIds, settings, now })
  return {
    today,
    after,
    isLast: memberIds.length < slice,
    memberIds,
    variantIds: [...new Set(considered.flatMap(variantsOf))],
  }
}

const variantsOf = ({ often, openVariantId }: Considered): string[] => [
  ...often.map(({ variantId }) => variantId),
  ...(openVariantId ? [openVariantId] : []),
]

function readPlace(tx: ShopTx): Promise<Row[]> {
  return tx.sql<Row>`
    SELECT settings, day, after_member::text AS after FROM personal_offer_settings
    WHERE shop_id = ${tx.shopId} FOR NO KEY UPDATE`
}

/** Switched off, only what is open is looked at. */
async function listMembers(
  shop: ShopTx,
  { isOn }: OfferSettings,
  after: string | null,
): Promise<string[]> {
  const from = after ?? '00000000-0000-0000-0000-000000000000'
  const rows = isOn
    ? await shop.sql<{ id: string }>`
        SELECT id::text FROM members
        WHERE shop_id = ${shop.shopId} AND id > ${from}::uuid
          -- Not who was merged into somebody else, or forgotten.
          AND merged_into IS NULL AND customer_id IS NOT NULL ORDER BY id LIMIT ${slice}`
    : await shop.sql<{ id: string }>`
        SELECT member_id::text AS id FROM personal_offers
        WHERE shop_id = ${shop.shopId} AND state = 'open' AND member_id > ${from}::uuid
        ORDER BY member_id LIMIT ${slice}`
  return rows.map(({ id }) => id)
}

interface Work {
  day: OfferDay
  slice: OfferSlice
  /** Of those that were asked about, by variant; what is not sold is not in it. */
  onSale: Map<string, OnSale>
  now: Date
}

/** @returns how many members it was about; 0 where it was done by another, or was the last. */
export function offerSlice(shop: ShopDb, { day, slice: part, onSale, now }: Work): Promise<number> {
  const { today, after, isLast, memberIds } = part
  return shop.transaction(async (tx) => {
    const [row] = await readPlace(tx)
    const place = row?.day === today ? row.after : null
    if (!row || place !== after) return 0
    const settings = offerSettingsSchema.parse(row.settings)
    await endOver(tx, { memberIds, now })
    await endGone(tx, { memberIds, onSale, now })
    if (settings.isOn) {
      const considered = await considerMembers(tx, { memberIds, settings, now })
      await makeOffers(tx, { considered, settings, onSale, timeZone: day.timeZone, now })
    }
    await tx.db.personalOfferSettings.update({
      where: { shopId: tx.shopId },
      data: isLast
        ? { doneDay: today, day: null, afterMember: null }
        : { day: today, afterMember: memberIds.at(-1) ?? null },
    })
    return isLast ? 0 : memberIds.length
  })
}
