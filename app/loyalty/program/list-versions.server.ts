// All that was ever published, newest first. Versions are immutable: a caller may keep them.
import type { ShopTx } from '../../db.server.ts'
import { type ProgramVersion, settingsSchema } from './settings.ts'

export async function listVersions(shop: ShopTx): Promise<ProgramVersion[]> {
  const rows = await shop.db.programVersion.findMany({
    where: { shopId: shop.shopId },
    orderBy: { number: 'desc' },
  })
  return rows.map(toProgramVersion)
}

/** A row in the domain's words; its settings are checked again, so that a bad one crashes here. */
export function toProgramVersion(row: {
  number: number
  settings: unknown
  effectiveFrom: Date
  publishedAt: Date
  publishedBy: string | null
}): ProgramVersion {
  return {
    number: row.number,
    settings: settingsSchema.parse(row.settings),
    effectiveFrom: row.effectiveFrom,
    publishedAt: row.publishedAt,
    publishedBy: row.publishedBy,
  }
}
