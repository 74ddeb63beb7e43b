// The versions that a shopper may not have heard of yet.
import type { ShopTx } from '../../../db.server.ts'
import { toProgramVersion } from '../../program/list-versions.server.ts'
import type { ProgramVersion } from '../../program/settings.ts'

// Somebody who publishes by the hour is told of the newest.
const mostVersions = 12

/** What began after `since` or has yet to begin, newest first, and the version before it. */
export async function readRecentVersions(shop: ShopTx, since: Date): Promise<ProgramVersion[]> {
  const { shopId } = shop
  const recent = await shop.db.programVersion.findMany({
    where: { shopId, effectiveFrom: { gt: since } },
    orderBy: { number: 'desc' },
    take: mostVersions,
  })
  const oldest = recent.at(-1)
  if (!oldest) return []
  const before = await shop.db.programVersion.findFirst({
    where: { shopId, number: { lt: oldest.number } },
    orderBy: { number: 'desc' },
  })
  return [...recent, ...(before ? [before] : [])].map(toProgramVersion)
}
