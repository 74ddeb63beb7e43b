// Publishing makes an immutable copy of the draft. It begins to count a minute later, or at a time
// that was chosen, never earlier: an order placed before keeps the version that was in force then,
// for ever.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { enqueue } from '../../queue.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { dateOf } from '../kernel/time.ts'
import { beginPhase } from './change-phase.server.ts'
import { haveSameSettings } from './compare-versions.ts'
import { ruleOfOtherKind } from './drafts/rule-of-other-kind.ts'
import { listVersions, toProgramVersion } from './list-versions.server.ts'
import { isInTime, noticeOf } from './notice/notice.ts'
import { readNoticeRules } from './notice/read-notice-rules.server.ts'
import type { Phase } from './phase.ts'
import { canBeginAt, isScheduled, leadMs } from './schedule/scheduled.ts'
import { type ProgramSettings, type ProgramVersion, settingsSchema } from './settings.ts'

export interface Publication {
  /** The draft's revision that was looked at. */
  revision: number
  publishedBy: string
  now: Date
  /** Which phase the first publication begins in; later ones keep the phase there is. */
  phase?: Phase
  /** Who sees it where that is the test. */
  testMemberIds?: string[]
  /** When it begins; left out: a minute later. The first begins at once. */
  at?: Date | undefined
  /** How members were told of what is to their disadvantage, where it begins sooner. */
  told?: string | null
}

/**
 * The first version is in force at once. Publishing what is published already answers that version.
 * @returns the version, or refuses draft_changed, rule_kind_changed, publish_at_invalid,
 *   version_scheduled (one waits for its time already), notice_needed (details: days).
 */
export async function publishDraft(
  shop: ShopDb,
  publication: Publication,
): Promise<Result<ProgramVersion>> {
  return shop.transaction(async (tx) => {
    const draft = await lockDraft(tx)
    if (draft?.revision !== publication.revision) return refuse('draft_changed')
    const settings = settingsSchema.parse(draft.settings)
    const versions = await listVersions(tx)
    const [last = null] = versions
    if (last && haveSameSettings(last.settings, settings)) return accept(last)
    const obstacle = obstacleTo(publication, last)
    if (obstacle) return refuse(obstacle)
    const published = versions.map((one) => one.settings)
    const rule = ruleOfOtherKind(settings, published)
    if (rule) return refuse('rule_kind_changed', { ruleId: rule.id })
    const told = await tellMembers(tx, { ...publication, before: last?.settings ?? null, settings })
    if (!told.ok) return told
    const version = await addVersion(tx, { ...publication, settings, last, told: told.value })
    const { phase, testMemberIds = [], publishedBy: recordedBy, now } = publication
    if (!last && phase) await beginPhase(tx, { phase, testMemberIds, recordedBy, now })
    await lookForTags(tx, settings, last?.settings)
    await closeDraft(tx)
    return accept(version)
  })
}

function obstacleTo({ at, now }: Publication, last: ProgramVersion | null) {
  if (last && isScheduled(last, now)) return 'version_scheduled'
  if (at && (!last || !canBeginAt(at, now))) return 'publish_at_invalid'
  return null
}

/** @returns how members were told, where that stands for the notice that they did not have. */
async function tellMembers(
  tx: ShopTx,
  { before, settings, now, at, told = null }: ToTell,
): Promise<Result<string | null>> {
  const rules = await readNoticeRules(tx, now)
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({
    where: { id: tx.shopId },
    select: { timeZone: true },
  })
  const moment = { now, timeZone: timeZone ?? 'UTC' }
  const notice = noticeOf({ before, after: settings }, rules, moment)
  if (!notice || isInTime(dateOf(at ?? now, moment.timeZone), notice)) return accept(null)
  return told === null ? refuse('notice_needed', { days: rules.days }) : accept(told)
}

interface ToTell extends Pick<Publication, 'now' | 'at' | 'told'> {
  before: ProgramSettings | null
  settings: ProgramSettings
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
  const { last, now, at } = version
  const begins = at?.getTime() ?? now.getTime() + leadMs
  const earliest = last ? Math.max(begins, last.effectiveFrom.getTime() + 1) : 0
  const row = await tx.db.programVersion.create({
    data: {
      shopId: tx.shopId,
      number: await nextNumber(tx, last?.number ?? 0),
      settings: version.settings,
      effectiveFrom: last ? new Date(earliest) : now,
      publishedAt: now,
      publishedBy: version.publishedBy,
      told: version.told ?? null,
    },
  })
  await tx.db.shop.update({
    where: { id: tx.shopId },
    data: { programRevision: { increment: 1 } },
  })
  return toProgramVersion(row)
}

/** Numbers that were called off are not given again. */
async function nextNumber(tx: ShopTx, last: number): Promise<number> {
  const { _max } = await tx.db.programVersionCalledOff.aggregate({
    where: { shopId: tx.shopId },
    _max: { number: true },
  })
  return Math.max(last, _max.number ?? 0) + 1
}
