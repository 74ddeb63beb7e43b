// Once a day, by each shop's clock, members are offered something on what they buy often, and what
// the shop does not sell any more is offered no longer.
import { forShop } from '../../db.server.ts'
import {
  listOfferDays,
  type OfferDay,
  offerSlice,
  readSlice,
} from '../../loyalty/rewards/personal/offer-day.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { readVariants } from '../../shopify/admin/products/read-variants.ts'
import { takeTurns } from '../take-turns.ts'

const inTurns = takeTurns('offers', 1)

/** @returns how many members it was about. */
export async function makeAllOffers({ now }: { now: Date }): Promise<number> {
  return inTurns(await listOfferDays(now), (day) => step(day, now))
}

async function step(day: OfferDay, now: Date): Promise<number> {
  const shop = forShop(day.shopId)
  const slice = await readSlice(shop, day, now)
  const { variantIds } = slice
  const { currency } = day
  const onSale =
    variantIds.length > 0
      ? await readVariants(await adminFor(day.domain), { variantIds, currency })
      : new Map()
  return offerSlice(shop, { day, slice, onSale, now })
}
