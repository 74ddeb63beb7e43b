// What is chosen on the page of settings: saved or taken back in one go, since Shopify has one save
// bar for a page.
import type { FetcherWithComponents } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useState } from 'react'
import { readNoticeDays } from '../../loyalty/program/notice/notice.ts'
import { reloadPage } from '../reload-page.ts'
import { showFirstProblem } from '../settings-form/show-first-problem.ts'
import { useLeaveConfirmation } from '../use-leave-confirmation.ts'
import { useT } from '../words.tsx'
import type { Choices, SettingsAnswer, SettingsData } from './settings-data.ts'

export interface ChoicesHandle {
  chosen: Choices
  isDirty: boolean
  isSaving: boolean
  set(choice: Partial<Choices>): void
  /** A problem shows once its field was left, or once saving was tried. */
  leave(): void
  hasProblem(name: keyof Choices): boolean
  save(): void
  discard(): void
}

export function useChoices(
  settings: SettingsData,
  fetcher: FetcherWithComponents<SettingsAnswer>,
): ChoicesHandle {
  const saved = choicesOf(settings)
  // What is not touched follows what somebody else saves meanwhile.
  const [touched, setTouched] = useState<Partial<Choices>>({})
  const [isShown, setShown] = useState(false)
  const chosen = { ...saved, ...touched }
  const isChanged = (name: keyof Choices) => chosen[name] !== saved[name]
  const isDirty = isChanged('language') || isChanged('noticeDays') || isChanged('tellsNews')
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  const areDaysWrong = readNoticeDays(chosen.noticeDays) === null
  const discard = () => {
    setTouched({})
    setShown(false)
  }
  useSaved(answer, settings.language, discard)
  useLeaveConfirmation(isDirty)
  return {
    chosen,
    isDirty,
    isSaving: fetcher.formData?.get('intent') === 'save',
    set: (choice) => setTouched((before) => ({ ...before, ...choice })),
    leave: () => setShown(true),
    hasProblem: (name) =>
      (answer?.refused === name && isChanged(name)) ||
      (name === 'noticeDays' && isShown && areDaysWrong),
    save: () => {
      setShown(true)
      if (areDaysWrong) return showFirstProblem()
      if (fetcher.state !== 'idle') return
      const { language, noticeDays } = chosen
      const telling = { noticeDays, tellsNews: String(chosen.tellsNews) }
      const isTellingChanged = isChanged('noticeDays') || isChanged('tellsNews')
      const sent = {
        ...(isChanged('language') ? { language } : {}),
        ...(isTellingChanged ? telling : {}),
      }
      fetcher.submit({ intent: 'save', ...sent }, { method: 'post' })
    },
    discard,
  }
}

const choicesOf = ({ language, telling }: SettingsData): Choices => ({
  language: language ?? '',
  noticeDays: String(telling.noticeDays),
  tellsNews: telling.tellsNews,
})

/** A page knows the words of one language: another one is a page of its own. */
function useSaved(
  answer: SettingsAnswer | undefined,
  language: string | null,
  onSaved: () => void,
): void {
  const shopify = useAppBridge()
  const t = useT('settings')
  // Once for each answer.
  useEffect(() => {
    if (answer?.intent !== 'save' || answer.refused) return
    onSaved()
    if (answer.isLanguageNew) reloadPage(language)
    else shopify.toast.show(t('telling.saved'))
  }, [answer])
}
