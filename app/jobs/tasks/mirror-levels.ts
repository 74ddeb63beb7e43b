// Says in Shopify's admin which level customers have reached, by a tag of ours.
import { forShop } from '../../db.server.ts'
import {
  listLevelTagsToChange,
  noteLevelTag,
} from '../../loyalty/membership/challenges/level-tags.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { mirrorTags } from './mirror-tags.ts'

export async function mirrorLevels(
  { shopId, memberIds }: Tasks['mirror_levels'],
  { now }: { now: Date },
): Promise<void> {
  const shop = forShop(shopId)
  await mirrorTags(shopId, {
    list: () => listLevelTagsToChange(shop, memberIds, now),
    note: (change) => noteLevelTag(shop, change, now),
  })
}
