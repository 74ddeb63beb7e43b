// The storefront's words: which language and currency, and what points are called.
import type { ShopTx } from '../../db.server.ts'
import type { Speech } from '../explain/format.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'

// The storefront's language; one for now, since the metafield is rendered ahead for every reader.
export const storefrontLocale = 'en'
export const plainPointsName = { one: 'point', other: 'points' }

/** How the shop speaks to its shoppers: its currency, and what its program calls points now. */
export async function readSpeech(shop: ShopTx, now: Date): Promise<Speech> {
  const [row, version] = await Promise.all([
    shop.db.shop.findUniqueOrThrow({ where: { id: shop.shopId }, select: { currency: true } }),
    readProgramInForce(shop, now),
  ])
  return {
    locale: storefrontLocale,
    currency: row.currency ?? 'USD',
    pointsName: version?.settings.pointsName ?? plainPointsName,
    audience: 'shopper',
  }
}
