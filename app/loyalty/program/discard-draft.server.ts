// Going back to what is published (or, before the first publication, to the beginning).
import type { ShopDb } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { defaultSettings } from './default-settings.ts'
import { listVersions } from './list-versions.server.ts'
import { writeDraft } from './save-draft.server.ts'

/** @returns the new revision, or `draft_changed` where somebody saved in the meantime. */
export async function discardDraft(
  shop: ShopDb,
  draft: { revision: number; currency: string; now: Date },
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const [last] = await listVersions(tx)
    const settings = last?.settings ?? defaultSettings(draft.currency)
    const isWritten = await writeDraft(tx, { settings, revision: draft.revision, now: draft.now })
    return isWritten ? accept(draft.revision + 1) : refuse('draft_changed')
  })
}
