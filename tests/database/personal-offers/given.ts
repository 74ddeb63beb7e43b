// A shop with personal offers on, members who order, and the day on which something is offered.
import { expect } from 'vitest'
import type { OnSale } from '../../../app/loyalty/personal-offers/offer.ts'
import {
  freshOfferSettings,
  type OfferSettings,
} from '../../../app/loyalty/personal-offers/offer-settings.ts'
import { saveOfferSettings } from '../../../app/loyalty/personal-offers/save-settings.server.ts'
import {
  listOfferDays,
  offerSlice,
  readSlice,
} from '../../../app/loyalty/rewards/personal/offer-day.server.ts'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { aShop, type TestShop } from '../../setup/builders/shop.ts'

export const now = new Date('2026-11-20T12:00:00.000Z')
export const days = (count: number, from = now) => new Date(from.getTime() + count * 86_400_000)

export const sold = (variantId: string, change: Partial<OnSale> = {}): OnSale => ({
  variantId,
  productId: `5${variantId.slice(1)}`,
  title: `Oat milk ${variantId}`,
  handle: `oat-milk-${variantId}`,
  unitMinor: 450,
  ...change,
})
export const shelf = (...some: OnSale[]) => new Map(some.map((one) => [one.variantId, one]))
export const everything = shelf(sold('601'), sold('602'), sold('603'))

export const milk = (product = '1', change: object = {}) =>
  aLine(450, { id: `l${product}`, productId: `50${product}`, variantId: `60${product}`, ...change })

let count = 0

export async function givenOffers(change: Partial<OfferSettings> = {}) {
  const shop = await aShop({})
  await set(shop, change)
  return shop
}

export async function set(shop: TestShop, change: Partial<OfferSettings>) {
  const form = { ...freshOfferSettings(100), isOn: true, ...change }
  expect(await saveOfferSettings(shop.db, { form, now })).toMatchObject({ ok: true })
}

/** Orders of a member, so many days ago. @returns their snapshots, as they were settled. */
export async function buys(
  shop: TestShop,
  ago: number[],
  given: Parameters<typeof anOrder>[0] = {},
) {
  const placed = ago.map((each) => {
    count += 1
    const processedAt = days(-each).toISOString()
    const id = String(70_000 + count)
    const lines = given.lines ?? [milk()]
    return anOrder({ orderId: id, name: `#${id}`, processedAt, ...given, lines })
  })
  await shop.settleAt(now, ...placed)
  return placed
}

/** All of a shop's day, as the worker does it. */
export async function passDay(shop: TestShop, at = now, onSale = everything): Promise<number> {
  let members = 0
  for (let step = 0; step < 50; step += 1) {
    const day = (await listOfferDays(at)).find(({ shopId }) => shopId === shop.shopId)
    if (!day) return members
    const slice = await readSlice(shop.db, day, at)
    members += await offerSlice(shop.db, { day, slice, onSale, now: at })
  }
  throw new Error('the day does not end')
}

export const offersOf = (shop: TestShop, memberId?: string) =>
  shop.db.db.personalOffer.findMany({
    where: { shopId: shop.shopId, ...(memberId ? { memberId } : {}) },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  })

export const statesOf = async (shop: TestShop) =>
  (await offersOf(shop)).map(({ productId, state }) => `${productId} ${state}`)
