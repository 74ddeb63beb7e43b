// Publishing makes an immutable copy of the draft. It begins to count a minute later, never
// earlier: an order placed before keeps the version that was in force then, for ever.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { enqueue } from '../../queue.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { beginPhase } from './change-phase.server.ts'
import { haveSameSettings } from './compare-versions.ts'
import { toProgramVersion } from './list-versions.server.ts'
import type { Phase } from './phase.ts'
import { type ProgramSettings, type ProgramVersion, settingsSchema } from './settings.ts'

/** Long enough for every process to know the version before the first order that it values. */
const leadMs = 60_000

export interface Publication {
  /** The draft's revision that was looked at. */
  revision: number
  publishedBy: string
  now: Date
  /** Which phase the first publication begins in; later ones keep the phase there is. */
  phase?: Phase
}

/**
 * The first version is in force at once. Publishing what is published already answers that version.
 * @returns the version, or the refusal `draft_changed`.
 */
export async function publishDraft(
  shop: ShopDb,
  publication: Publication,
): Promise<Result<ProgramVersion>> {
  return shop.transaction(async (tx) => {
    const draft = await lockDraft(tx)
    if (draft?.revision !== publication.revision) return refuse('draft_changed')
    const settings = settingsSchema.parse(draft.settings)
    const last = await tx.db.programVersion.findFirst({
      where: { shopId: tx.shopId },
      orderBy: { number: 'desc' },
    })
    if (last && haveSameSettings(toProgramVersion(last).settings, settings)) {
      return accept(toProgramVersion(last))
    }
    const version = await addVersion(tx, { ...publication, settings, last })
    const { phase, publishedBy: recordedBy, now } = publication
    if (!last && phase) await beginPhase(tx, { phase, recordedBy, now })
    await lookForTags(tx, settings, last?.settings)
    await closeDraft(tx)
    return accept(version)
  })
}

/** Who carries a tag that is excluded from now on has to be asked for. */
async function lookForTags(
  tx: ShopTx,
  { excludedTags }: ProgramSettings,
  before: unknown,
): Promise<void> {
  const known = before === undefined ? [] : settingsSchema.parse(before).excludedTags
  if (excludedTags.every((tag) => known.includes(tag))) return
  const { shopId } = tx
  await enqueue(tx, 'find_tagged', { shopId }, { key: `find-tagged/${shopId}` })
}

/** What was replaced on the way is done with: the versions say how it was. */
async function closeDraft(tx: ShopTx): Promise<void> {
  await tx.sql`UPDATE program_drafts SET replaced = NULL WHERE shop_id = ${tx.shopId}
    RETURNING 1 AS one`
}

async function lockDraft(tx: ShopTx): Promise<{ revision: number; settings: unknown } | undefined> {
  const rows = await tx.sql<{ revision: number; settings: unknown }>`
    SELECT revision, settings FROM program_drafts WHERE shop_id = ${tx.shopId} FOR UPDATE`
  return rows[0]
}

async function addVersion(
  tx: ShopTx,
  version: Publication & {
    settings: ProgramVersion['settings']
    last: { number: number; effectiveFrom: Date } | null
  },
): Promise<ProgramVersion> {
  const { last, now } = version
  const earliest = last ? Math.max(now.getTime() + leadMs, last.effectiveFrom.getTime() + 1) : 0
  const row = await tx.db.programVersion.create({
    data: {
      shopId: tx.shopId,
      number: (last?.number ?? 0) + 1,
      settings: version.settings,
      effectiveFrom: last ? new Date(earliest) : now,
      publishedAt: now,
      publishedBy: version.publishedBy,
    },
  })
  await tx.db.shop.update({
    where: { id: tx.shopId },
    data: { programRevision: { increment: 1 } },
  })
  return toProgramVersion(row)
}
