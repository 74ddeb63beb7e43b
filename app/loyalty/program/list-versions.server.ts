// All that was ever published, newest first. Versions are immutable: a caller may keep them.
import type { ShopTx } from '../../db.server.ts'
import { type ProgramSettings, type ProgramVersion, settingsSchema } from './settings.ts'

export async function listVersions(shop: ShopTx): Promise<ProgramVersion[]> {
  const rows = await shop.db.programVersion.findMany({
    where: { shopId: shop.shopId },
    orderBy: { number: 'desc' },
  })
  return rows.map(toProgramVersion)
}

/** The settings of some of them, by their numbers: what an order or an amount was valued by. */
export async function readVersions(
  shop: ShopTx,
  numbers: number[],
): Promise<ReadonlyMap<number, ProgramSettings>> {
  if (numbers.length === 0) return new Map()
  const { shopId } = shop
  const rows = await shop.db.programVersion.findMany({
    where: { shopId, number: { in: [...new Set(numbers)] } },
    select: { number: true, settings: true },
  })
  return new Map(rows.map((row) => [row.number, settingsSchema.parse(row.settings)]))
}

/** A row in the domain's words; its settings are checked again, so that a bad one crashes here. */
export function toProgramVersion(row: {
  number: number
  settings: unknown
  effectiveFrom: Date
  publishedAt: Date
  publishedBy: string | null
  told: string | null
}): ProgramVersion {
  return {
    number: row.number,
    settings: settingsSchema.parse(row.settings),
    effectiveFrom: row.effectiveFrom,
    publishedAt: row.publishedAt,
    publishedBy: row.publishedBy,
    told: row.told,
  }
}
