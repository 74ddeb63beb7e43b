// The program that follows from the answers becomes the draft: by itself, as long as nobody has
// made the draft their own; otherwise only where somebody asks for it.
import type { ShopDb } from '../../../db.server.ts'
import { accept, type Result } from '../../kernel/refusals.ts'
import { type Draft, readDraft } from '../read-draft.server.ts'
import { type Replacement, takeSettings } from '../replace-draft.server.ts'
import type { TemplateName } from '../templates/catalogue.ts'
import { type FirstRun, wholeAnswers, withAnswer } from './first-run.ts'
import { firstSettings } from './first-settings.ts'
import { changeFirstRun } from './keep-first-run.server.ts'
import { proposeTemplates } from './propose-templates.ts'

interface Asked extends Pick<Replacement, 'updatedBy' | 'now'> {
  currency: string
  /** Of an order in minor units; null: not known. */
  averageMinor: number | null
}

export interface Answer extends Asked {
  question: string
  choice: string
  /** Something is published: then the draft is somebody's. */
  isPublished: boolean
}

/** @returns false where it is no answer. */
export async function answerFirst(shop: ShopDb, answer: Answer): Promise<boolean> {
  const kept = await changeFirstRun(shop, (before) => {
    const answers = withAnswer(before.answers, answer.question, answer.choice)
    return answers && { ...before, answers }
  })
  if (!kept) return false
  const answers = wholeAnswers(kept.answers)
  if (!answers || answer.isPublished) return true
  const draft = await readDraft(shop, answer.currency)
  if (!isFree(draft, kept)) return true
  const proposal = proposeTemplates(answers)
  // Whoever chose another of them keeps it while only amounts change.
  const keeps = answer.question === 'share' && kept.template && proposal.includes(kept.template)
  const template = keeps && kept.template ? kept.template : proposal[0]
  // Somebody may be faster: then the draft is theirs.
  await takeFirst(shop, { ...answer, template, revision: draft.revision })
  return true
}

/** Nobody has made the draft their own since it was taken, or at all. */
export const isFree = (
  { updatedBy, revision }: Pick<Draft, 'updatedBy' | 'revision'>,
  firstRun: Pick<FirstRun, 'revision'>,
): boolean => updatedBy === null || revision === firstRun.revision

export interface Taking extends Asked {
  template: TemplateName
  /** The draft's revision that was looked at. */
  revision: number
}

/** Refuses draft_changed, draft_invalid. Before all is answered nothing is taken. */
export async function takeFirst(shop: ShopDb, taking: Taking): Promise<Result<number>> {
  const { template, currency, averageMinor, revision, updatedBy, now } = taking
  const { answers: given } = (await changeFirstRun(shop, (before) => before)) ?? {}
  const answers = given && wholeAnswers(given)
  if (!answers) return accept(revision)
  const { settings: before } = await readDraft(shop, currency)
  const settings = firstSettings(before, { template, answers, currency, averageMinor })
  const taken = await takeSettings(shop, { settings, template, revision, updatedBy, now })
  if (taken.ok) await changeFirstRun(shop, (kept) => ({ ...kept, template, revision: taken.value }))
  return taken
}
