// Who can be offered something, and of what: whoever is in the program, is whom it is for, has not
// said no, has nothing open and had the last one long enough ago.
import type { ShopTx } from '../../../db.server.ts'
import { decideAccess } from '../../membership/decide-access.ts'
import { readMembership } from '../../membership/read-membership.server.ts'
import type { OfferSettings } from '../../personal-offers/offer-settings.ts'
import {
  type BoughtOrder,
  boughtOften,
  type Earlier,
  nothingEarlier,
  type Often,
  personalOffer,
} from '../../personal-offers/personal-offer.ts'
import { readEarlier, readOpenOffers } from '../../personal-offers/read-offers.server.ts'
import { readPhase } from '../../program/read-phase.server.ts'
import { kindOf } from '../../reward-kinds/catalogue.ts'
import { readBarred } from '../audience/read-barred.server.ts'
import { readBought } from './read-bought.server.ts'

export interface Considered {
  memberId: string
  orders: BoughtOrder[]
  earlier: Earlier
  /** What the shop has to be asked about: the best of what can be offered. */
  often: Often[]
  /** Of what stands open, which may not be sold any more. */
  openVariantId: string | null
}

/** More than the best few that are off sale at once: then nothing is offered that day. */
const mostAsked = 5

interface Asked {
  memberIds: string[]
  settings: OfferSettings
  now: Date
}

export async function considerMembers(shop: ShopTx, asked: Asked): Promise<Considered[]> {
  const { memberIds, settings, now } = asked
  if (memberIds.length === 0) return []
  const open = await readOpenOffers(shop, { memberIds, now })
  const bought = settings.isOn ? await readBought(shop, asked) : new Map<string, BoughtOrder[]>()
  const earlier = await readEarlier(shop, [...bought.keys()])
  const willing = [...bought].flatMap(([memberId, orders]) => {
    const before = earlier.get(memberId) ?? nothingEarlier
    const decided = personalOffer(orders, settings, now, { earlier: before })
    return decided.isOffered ? [{ memberId, orders, earlier: before }] : []
  })
  const allowed = await readAllowed(shop, {
    ...asked,
    memberIds: willing.map((one) => one.memberId),
  })
  const can = willing.filter(({ memberId }) => allowed.has(memberId))
  return [
    ...can.map((one) => ({ ...one, often: askedOf(one, settings, now), openVariantId: null })),
    ...[...open.values()].map(({ memberId, reward }) => ({
      memberId,
      orders: [],
      earlier: { ...nothingEarlier, hasOpen: true },
      often: [],
      openVariantId: kindOf(reward.kind).itemOf?.(reward)?.variantId ?? null,
    })),
  ]
}

function askedOf(
  { orders, earlier }: Pick<Considered, 'orders' | 'earlier'>,
  settings: OfferSettings,
  now: Date,
): Often[] {
  const often = boughtOften(orders, settings, now)
  return often.filter((one) => !earlier.dismissed.includes(one.productId)).slice(0, mostAsked)
}

/** Who may redeem now, and is whom offers are for. */
async function readAllowed(
  shop: ShopTx,
  { memberIds, settings, now }: Asked,
): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set()
  const [phase, members] = [await readPhase(shop, now), await readMembership(shop, memberIds, now)]
  const inside = memberIds.filter((memberId) => {
    const member = members.get(memberId)
    return phase.phase !== 'winding_down' && member && decideAccess(phase, member).ok
  })
  const { audience } = settings
  const rewards = audience ? [{ id: 'offer', audience }] : []
  const barred = await readBarred(shop, { memberIds: inside, rewards, now })
  return new Set(inside.filter((memberId) => !barred.has(memberId)))
}
