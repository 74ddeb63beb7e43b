// The collections that any version or the draft names: what is asked about of an order's products,
// so that a version that comes later finds it as well.
import type { ShopTx } from '../../../db.server.ts'
import { collectionsOf } from '../../earning/ready-program.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { settingsSchema } from '../../program/settings.ts'

/** @returns ids, sorted. */
export async function listNamedCollections(shop: ShopTx): Promise<string[]> {
  const { shopId } = shop
  const [versions, draft] = await Promise.all([
    listVersions(shop),
    shop.db.programDraft.findUnique({ where: { shopId }, select: { settings: true } }),
  ])
  const settings = versions.map((version) => version.settings)
  if (draft) settings.push(settingsSchema.parse(draft.settings))
  return [...new Set(settings.flatMap(collectionsOf))].sort()
}
