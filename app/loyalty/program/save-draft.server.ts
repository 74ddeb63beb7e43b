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
  /** Somebody's choice between their own and another's work: the other's can be brought back. */
  isChoice?: boolean
  updatedBy?: string
  now: Date
}

/** @returns the new revision, or `draft_invalid` (details: field → problem), or `draft_changed`. */
export async function saveDraft(shop: ShopDb, draft: DraftToSave): Promise<Result<number>> {
  const checked = checkSettings(draft.settings)
  if (!checked.isValid) return refuse('draft_invalid', checked.problems)
  const { isChoice = false, ...saved } = draft
  return shop.transaction(async (tx) => {
    const where = { shopId: tx.shopId }
    const before = isChoice ? await tx.db.programDraft.findUnique({ where }) : null
    const replaced = before?.settings ?? null
    const isSaved = await writeDraft(tx, { ...saved, settings: checked.settings, replaced })
    return isSaved ? accept(draft.revision + 1) : refuse('draft_changed')
  })
}

interface DraftToWrite {
  settings: ProgramSettings
  revision: number
  /** What was there before and can be brought back; left out: nothing. */
  replaced?: unknown
  updatedBy?: string | undefined
  now: Date
}

/** Writes over exactly the revision named; false where the draft is at another one. */
export async function writeDraft(tx: ShopTx, draft: DraftToWrite): Promise<boolean> {
  const { revision, updatedBy = null, replaced = null, now } = draft
  const settings = JSON.stringify(draft.settings)
  const before = replaced === null ? null : JSON.stringify(replaced)
  if (revision === 0) {
    const added = await tx.sql`
      INSERT INTO program_drafts (shop_id, revision, settings, updated_at, updated_by)
      VALUES (${tx.shopId}, 1, ${settings}::jsonb, ${now}, ${updatedBy})
      ON CONFLICT (shop_id) DO NOTHING RETURNING revision`
    return added.length === 1
  }
  const written = await tx.sql`
    UPDATE program_drafts SET revision = revision + 1, settings = ${settings}::jsonb,
      replaced = ${before}::jsonb, updated_at = ${now}, updated_by = ${updatedBy}
    WHERE shop_id = ${tx.shopId} AND revision = ${revision}::int RETURNING revision`
  return written.length === 1
}
