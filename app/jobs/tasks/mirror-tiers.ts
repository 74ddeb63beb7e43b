// Says in Shopify's admin which tier customers hold, by a tag of ours.
import { forShop } from '../../db.server.ts'
import { listTagsToChange, noteTag } from '../../loyalty/membership/tiers/tier-tags.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { mirrorTags } from './mirror-tags.ts'

export async function mirrorTiers(
  { shopId, memberIds }: Tasks['mirror_tiers'],
  { now }: { now: Date },
): Promise<void> {
  const shop = forShop(shopId)
  await mirrorTags(shopId, {
    list: () => listTagsToChange(shop, memberIds, now),
    note: (change) => noteTag(shop, change, now),
  })
}
