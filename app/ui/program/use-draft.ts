// Saving, publishing and discarding the draft, and what the page does with the answers. The form
// remembers the draft that it began with: whatever another person saves meanwhile is seen by its
// revision, and nothing of either is lost.
import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useState } from 'react'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { type Drafts, mergeDrafts } from '../../loyalty/program/drafts/merge-drafts.ts'
import { type ProgramSettings, settingsSchema } from '../../loyalty/program/settings.ts'
import { showFirstProblem } from '../settings-form/show-first-problem.ts'
import { type SettingsFormHandle, useSettingsForm } from '../settings-form/use-settings-form.ts'
import { useLeaveConfirmation } from '../use-leave-confirmation.ts'
import { useT } from '../words.tsx'
import type { ProgramAnswer, ProgramData, ProgramIntent } from './program-data.ts'

export type ProgramForm = SettingsFormHandle<ProgramSettings>

export interface Conflict {
  base: ProgramSettings
  theirs: ProgramSettings
  /** Null while something typed cannot be read. */
  mine: ProgramSettings | null
  /** Saves both, and where both touched the same thing, that of one. */
  keepBoth(prefer: 'mine' | 'theirs'): void
  /** Goes on with theirs; mine can be brought back. */
  takeTheirs(): void
}

export interface DraftHandle {
  handle: ProgramForm
  isBusy: boolean
  /** Why the last thing tried was not done; null once something was. */
  refusal: Refusal | null
  conflict: Conflict | null
  /** Brings back what was set aside for another's work; null where nothing was. */
  bringBack: (() => void) | null
  save(): void
  /** Goes back to what is saved. */
  reset(): void
  publish(fields?: Record<string, string>): void
  discard(): void
  undo(): void
}

export function useDraft(
  { draft }: Pick<ProgramData, 'draft'>,
  fetcher: FetcherWithComponents<ProgramAnswer>,
): DraftHandle {
  const handle = useSettingsForm(settingsSchema, draft.settings)
  const [base, setBase] = useState({ settings: draft.settings, revision: draft.revision })
  const [aside, setAside] = useState<ProgramSettings | null>(null)
  const isBusy = fetcher.state !== 'idle'
  const follow = () => setBase({ settings: draft.settings, revision: draft.revision })
  const start = () => {
    handle.reset(draft.settings)
    follow()
  }
  const take = () => {
    handle.save(draft.settings)
    follow()
  }
  const isMoved = draft.revision !== base.revision
  const { refusal, isFresh } = useAnswer(fetcher, { handle, start, take })
  // Somebody else has saved, and nothing is typed here: the form simply follows.
  useEffect(() => {
    if (!isBusy && isMoved && !handle.isDirty) start()
  })
  useLeaveConfirmation(handle.isDirty)
  const submit = (intent: ProgramIntent, fields: Record<string, string> = {}) =>
    fetcher.submit({ intent, revision: String(base.revision), ...fields }, { method: 'post' })
  const isInConflict = isMoved && handle.isDirty && !isBusy && !isFresh
  return {
    handle,
    isBusy,
    refusal: isInConflict || refusal?.code === 'draft_changed' ? null : refusal,
    conflict: isInConflict
      ? resolve({ base: base.settings, theirs: draft.settings, mine: handle.settings }, (how) => {
          if (how === 'theirs') {
            setAside(handle.settings)
            return start()
          }
          handle.send(how)
          const fields = { revision: String(draft.revision), isChoice: 'true' }
          submit('save', { ...fields, settings: JSON.stringify(how) })
        })
      : null,
    bringBack:
      aside &&
      (() => {
        handle.fill(aside)
        setAside(null)
      }),
    save: () => {
      setAside(null)
      if (!handle.showAll()) return showFirstProblem()
      handle.send()
      submit('save', { settings: JSON.stringify(handle.settings) })
    },
    reset: start,
    publish: (fields) => submit('publish', fields),
    discard: () => submit('discard'),
    undo: () => submit('undo'),
  }
}

function resolve(
  drafts: Omit<Drafts, 'mine'> & { mine: ProgramSettings | null },
  decide: (how: ProgramSettings | 'theirs') => void,
): Conflict {
  const { mine } = drafts
  return {
    ...drafts,
    keepBoth: (prefer) => mine && decide(mergeDrafts({ ...drafts, mine }, prefer)),
    takeTheirs: () => decide('theirs'),
  }
}

/** Says once what was done; problems that the server found go to their fields. */
function useAnswer(
  fetcher: FetcherWithComponents<ProgramAnswer>,
  { handle, start, take }: { handle: ProgramForm; start(): void; take(): void },
): { refusal: Refusal | null; isFresh: boolean } {
  const t = useT('program')
  const shopify = useAppBridge()
  const [handled, setHandled] = useState<ProgramAnswer | undefined>(undefined)
  const answer = fetcher.data
  // The answer and the newly read draft are both there once the fetcher is idle again.
  const isFresh = fetcher.state === 'idle' && answer !== undefined && handled !== answer
  useEffect(() => {
    if (!isFresh || !answer) return
    setHandled(answer)
    if (answer.result.ok) {
      if (answer.intent === 'save') take()
      else if (answer.intent !== 'publish') start()
      shopify.toast.show(t(`done.${answer.intent}`))
    } else if (answer.result.refusal.code === 'draft_invalid') {
      handle.refuse(wordsOf(answer.result.refusal.details))
    }
  }, [isFresh, answer, handle, start, take, shopify, t])
  const refusal = answer && !answer.result.ok ? answer.result.refusal : null
  return { refusal, isFresh: isFresh && (answer?.result.ok ?? false) }
}

const wordsOf = (details: Refusal['details']): Record<string, string> =>
  Object.fromEntries(Object.entries(details ?? {}).map(([path, code]) => [path, String(code)]))
