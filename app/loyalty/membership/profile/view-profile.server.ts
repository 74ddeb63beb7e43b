// A profile with what it means: what is asked for, when another birthday can be told, and the first
// one that earns.
import type { ShopTx } from '../../../db.server.ts'
import { askingOf } from '../../program/asking.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { nextGift } from './next-gift.ts'
import { changeableFrom, type Profile, type ProfileView } from './profile.ts'

export async function viewProfile(shop: ShopTx, profile: Profile, now: Date): Promise<ProfileView> {
  const version = await readProgramInForce(shop, now)
  const row = await shop.db.shop.findUniqueOrThrow({ where: { id: shop.shopId } })
  const asking = version && askingOf(version.settings)
  const from = changeableFrom(profile)
  const reckoned = { leadDays: asking?.leadDays ?? 0, now, timeZone: row.timeZone ?? 'UTC' }
  return {
    birthday: profile.birthday,
    gender: profile.gender,
    asks: asking && { year: asking.asksYear, gender: asking.asksGender },
    changeableFrom: from && from > now ? from.toISOString() : null,
    nextGift: asking ? nextGift(profile, reckoned) : null,
  }
}
