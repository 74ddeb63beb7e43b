// What a member told of themselves, as the merchant sees it: with the first birthday that earns,
// and with the last correction, which can be undone.
import type { ShopTx } from '../../../db.server.ts'
import { readLatestCorrection } from '../../membership/profile/correct-profile.server.ts'
import type { About } from '../../membership/profile/profile.ts'
import { readProfile } from '../../membership/profile/read-profile.server.ts'
import { viewProfile } from '../../membership/profile/view-profile.server.ts'

/** Null where nothing is asked for and nothing was told. */
export async function readAbout(shop: ShopTx, memberId: string, now: Date): Promise<About | null> {
  const profile = await readProfile(shop, memberId)
  const view = await viewProfile(shop, profile, now)
  const latest = await readLatestCorrection(shop, memberId)
  if (!view.asks && !view.birthday && !view.gender && !latest) return null
  return {
    ...view,
    toldAt: profile.birthday && (profile.toldAt?.toISOString() ?? null),
    correction: latest && { at: latest.at.toISOString(), by: latest.by },
  }
}
