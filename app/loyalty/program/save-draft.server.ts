// Saving the draft. Two people editing at once is seen by the revision: the later save is refused
// instead of silently undoing the other's work.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { checkSettings } from './check-settings.ts'
import type { ProgramSettings } from './settings.ts'

export interface DraftToSave {
  /** As it came from outside: checked here. */
  settings: unknown
  /** The revision that was edited. */
  revision: number
  now: Date
}

/** @returns the new revision, or `draft_invalid` (details: field → problem), or `draft_changed`. */
export async function saveDraft(shop: ShopDb, draft: DraftToSave): Promise<Result<number>> {
  const checked = checkSettings(draft.settings)
  if (!checked.isValid) return refuse('draft_invalid', checked.problems)
  return shop.transaction(async (tx) => {
    const isSaved = await writeDraft(tx, { ...draft, settings: checked.settings })
    return isSaved ? accept(draft.revision + 1) : refuse('draft_changed')
  })
}

/** Writes over exactly the revision named; false where the draft is at another one. */
export async function writeDraft(
  tx: ShopTx,
  draft: { settings: ProgramSettings; revision: number; now: Date },
): Promise<boolean> {
  const settings = JSON.stringify(draft.settings)
  if (draft.revision === 0) {
    const added = await tx.sql`
      INSERT INTO program_drafts (shop_id, revision, settings, updated_at)
      VALUES (${tx.shopId}, 1, ${settings}::jsonb, ${draft.now})
      ON CONFLICT (shop_id) DO NOTHING RETURNING revision`
    return added.length === 1
  }
  const { count } = await tx.db.programDraft.updateMany({
    where: { shopId: tx.shopId, revision: draft.revision },
    data: {
      shopId: tx.shopId,
      revision: draft.revision + 1,
      settings: draft.settings,
      updatedAt: draft.now,
    },
  })
  return count === 1
}
