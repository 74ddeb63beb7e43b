// The draft as a whole becomes something else: what is published, an earlier version, a template,
// a file, or another's work merged with one's own. What it was before is kept until the next save,
// so that it can be undone.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { proposeBoard } from '../ideas/keep-board.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { checkSettings } from './check-settings.ts'
import { defaultSettings } from './default-settings.ts'
import { listVersions } from './list-versions.server.ts'
import { readDraft } from './read-draft.server.ts'
import { writeDraft } from './save-draft.server.ts'
import { type ProgramSettings, settingsSchema } from './settings.ts'
import { hasIdeas, type TemplateName, withTemplate } from './templates/catalogue.ts'

export interface Replacement {
  /** The draft's revision that was looked at. */
  revision: number
  updatedBy: string
  now: Date
}

/** Back to what is published; before the first publication, to the beginning. */
export function discardDraft(
  shop: ShopDb,
  replacement: Replacement & { currency: string },
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const [last] = await listVersions(tx)
    return replace(tx, last?.settings ?? defaultSettings(replacement.currency), replacement)
  })
}

/** The draft becomes what a version was. Refuses version_unknown, draft_changed. */
export function restoreVersion(
  shop: ShopDb,
  { number, ...replacement }: Replacement & { number: number },
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const version = (await listVersions(tx)).find((one) => one.number === number)
    return version ? replace(tx, version.settings, replacement) : refuse('version_unknown')
  })
}

/** The draft earns and buys what a template says; what is the shop's own stays. */
export function takeTemplate(
  shop: ShopDb,
  {
    template,
    currency,
    ...replacement
  }: Replacement & { template: TemplateName; currency: string },
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const { settings } = await readDraft(tx, currency)
    const taken = await replace(tx, withTemplate(settings, template, currency), replacement)
    if (taken.ok) await takeBeside(tx, template)
    return taken
  })
}

/**
 * What lives beside the program begins as the template has it. Once something was published it
 * would be seen at once, so that from then on it is the merchant's to say.
 */
async function takeBeside(tx: ShopTx, template: TemplateName): Promise<void> {
  if ((await listVersions(tx)).length === 0) await proposeBoard(tx, hasIdeas(template))
}

interface Taking extends Replacement {
  settings: unknown
  /** What they were made of. */
  template?: TemplateName
}

/** The draft becomes what was read from a file. Refuses draft_invalid, draft_changed. */
export function takeSettings(
  shop: ShopDb,
  { settings, template, ...replacement }: Taking,
): Promise<Result<number>> {
  const checked = checkSettings(settings)
  if (!checked.isValid) return Promise.resolve(refuse('draft_invalid', checked.problems))
  return shop.transaction(async (tx) => {
    const taken = await replace(tx, checked.settings, replacement)
    if (taken.ok && template) await takeBeside(tx, template)
    return taken
  })
}

/** Brings back what was replaced last; undoing that is possible again. Refuses nothing_to_undo. */
export function undoReplacement(shop: ShopDb, replacement: Replacement): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const where = { shopId: tx.shopId }
    const row = await tx.db.programDraft.findUnique({ where })
    if (row?.revision !== replacement.revision) return refuse('draft_changed')
    const before = settingsSchema.safeParse(row.replaced)
    return before.success ? replace(tx, before.data, replacement) : refuse('nothing_to_undo')
  })
}

/** @returns the new revision, or `draft_changed` where somebody saved in the meantime. */
async function replace(
  tx: ShopTx,
  settings: ProgramSettings,
  { revision, updatedBy, now }: Replacement,
): Promise<Result<number>> {
  const where = { shopId: tx.shopId }
  const replaced = (await tx.db.programDraft.findUnique({ where }))?.settings ?? null
  const isWritten = await writeDraft(tx, { settings, revision, updatedBy, now, replaced })
  return isWritten ? accept(revision + 1) : refuse('draft_changed')
}
