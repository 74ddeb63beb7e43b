// Saving, publishing and discarding the draft, and what the page does with the answers.
import { type FetcherWithComponents, useBlocker } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef } from 'react'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { useT } from '../words.tsx'
import type { ProgramAnswer, ProgramData } from './program-data.ts'
import { type FormHandle, useProgramForm } from './use-program-form.ts'

interface DraftHandle {
  handle: FormHandle
  isBusy: boolean
  /** Why the last thing tried was not done; null once something was. */
  refusal: Refusal | null
  save(): void
  publish(): void
  discard(): void
}

export function useDraft(
  { draft }: ProgramData,
  fetcher: FetcherWithComponents<ProgramAnswer>,
): DraftHandle {
  const t = useT('program')
  const shopify = useAppBridge()
  const handle = useProgramForm(draft.settings)
  const isBusy = fetcher.state !== 'idle'
  const answer = fetcher.data
  const handled = useRef<ProgramAnswer | undefined>(undefined)
  useEffect(() => {
    // The answer and the newly read draft are both there once the fetcher is idle again.
    if (isBusy || !answer || handled.current === answer) return
    handled.current = answer
    if (!answer.result.ok) return
    if (answer.intent !== 'publish') handle.reset(draft.settings)
    shopify.toast.show(t(`done.${answer.intent}`))
  }, [isBusy, answer, draft.settings, handle, shopify, t])
  useLeaveConfirmation(handle.isDirty)
  const submit = (intent: ProgramAnswer['intent'], fields: Record<string, string> = {}) =>
    fetcher.submit({ intent, revision: String(draft.revision), ...fields }, { method: 'post' })
  return {
    handle,
    isBusy,
    refusal: answer && !answer.result.ok ? answer.result.refusal : null,
    save: () => {
      if (handle.showAll()) submit('save', { settings: JSON.stringify(handle.settings) })
      else setTimeout(focusFirstProblem)
    },
    publish: () => submit('publish'),
    discard: () => submit('discard'),
  }
}

function focusFirstProblem(): void {
  document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}

/**
 * Links inside the app ask first, as the admin's own navigation does, while something is unsaved.
 */
function useLeaveConfirmation(isDirty: boolean): void {
  const shopify = useAppBridge()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    void shopify.saveBar.leaveConfirmation().then(() => blocker.proceed())
  }, [blocker, shopify])
}
