// The collections that any version, any campaign or the draft names: what is asked about of an
// order's products, so that a version that comes later finds it as well.
import type { ShopTx } from '../../../db.server.ts'
import { listEditions } from '../../campaigns/list-editions.server.ts'
import { collectionsOf } from '../../earning/ready-program.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { settingsSchema } from '../../program/settings.ts'

/** @returns ids, sorted. */
export async function listNamedCollections(shop: ShopTx): Promise<string[]> {
  const { shopId } = shop
  const [versions, editions, draft] = await Promise.all([
    listVersions(shop),
    listEditions(shop),
    shop.db.programDraft.findUnique({ where: { shopId }, select: { settings: true } }),
  ])
  const settings = versions.map((version) => version.settings)
  if (draft) settings.push(settingsSchema.parse(draft.settings))
  const campaigns = { rules: editions.map(({ rule }) => rule) }
  return [...new Set([...settings, campaigns].flatMap(collectionsOf))].sort()
}
