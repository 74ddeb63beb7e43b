// What the merchant is working on. A shop without a draft sees a sensible beginning.
import type { ShopTx } from '../../db.server.ts'
import { defaultSettings } from './default-settings.ts'
import { type ProgramSettings, settingsSchema } from './settings.ts'

export interface Draft {
  settings: ProgramSettings
  /** Counts the saves; a save names the one it started from. 0: nothing saved yet. */
  revision: number
  updatedAt: Date | null
  /** Who saved it last; null where that is not known. */
  updatedBy: string | null
  /** It was discarded, restored or chosen, and can be brought back. */
  canUndo: boolean
}

const nobody = { updatedAt: null, updatedBy: null, canUndo: false }

/** @param currency of the shop; what a draft that does not exist yet is made for. */
export async function readDraft(shop: ShopTx, currency: string): Promise<Draft> {
  const row = await shop.db.programDraft.findUnique({ where: { shopId: shop.shopId } })
  if (!row) return { settings: defaultSettings(currency), revision: 0, ...nobody }
  return {
    settings: settingsSchema.parse(row.settings),
    revision: row.revision,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
    canUndo: row.replaced !== null,
  }
}
