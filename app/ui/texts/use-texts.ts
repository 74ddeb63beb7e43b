// The texts as they are typed, saving them, and what the page does with the answer.
import { type FetcherWithComponents, useBlocker } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { renderFieldProblem } from '../../loyalty/explain/render-field-problem.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { checkTexts } from '../../loyalty/storefront/texts.ts'
import { showFirstProblem } from '../settings-form/show-first-problem.ts'
import { useLocale, useT } from '../words.tsx'
import type { TextsAnswer, TextsData, TextsToSend } from './texts-data.ts'

export interface TextsHandle {
  typed: Record<string, string>
  isDirty: boolean
  isBusy: boolean
  /** Why the last save was refused; null once something was saved. */
  refusal: Refusal | null
  set(key: string, text: string): void
  /** The problem of one text, in words, or of all together under ''. */
  problem(key: string): string | undefined
  save(): void
  discard(): void
  clear(): void
}

export function useTexts(
  { language, texts }: TextsData,
  fetcher: FetcherWithComponents<TextsAnswer>,
): TextsHandle {
  const locale = useLocale()
  const [typed, setTyped] = useState(texts)
  const isBusy = fetcher.state !== 'idle'
  const answer = fetcher.data?.language === language ? fetcher.data : undefined
  const isDirty = useMemo(() => inOrder(typed) !== inOrder(texts), [typed, texts])
  const problems = useMemo(() => {
    const checked = checkTexts({ language, texts: typed })
    return checked.isValid ? {} : checked.problems
  }, [language, typed])
  useDone(answer, isBusy, () => setTyped(texts))
  useLeaveConfirmation(isDirty)
  return {
    typed,
    isDirty,
    isBusy,
    refusal: answer && !answer.result.ok ? answer.result.refusal : null,
    set: (key, text) => setTyped((before) => ({ ...before, [key]: text })),
    problem: (key) => {
      const problem = problems[key]
      return problem === undefined ? undefined : renderFieldProblem(problem, locale)
    },
    save: () => {
      if (Object.keys(problems).length > 0) return showFirstProblem()
      const sent: TextsToSend = { language, texts: typed, before: texts }
      fetcher.submit({ ...sent }, { method: 'post', encType: 'application/json' })
    },
    discard: () => setTyped(texts),
    clear: () => setTyped({}),
  }
}

/** The answer and the newly read texts are both there once the fetcher is idle again. */
function useDone(answer: TextsAnswer | undefined, isBusy: boolean, onDone: () => void): void {
  const shopify = useAppBridge()
  const t = useT('texts')
  const handled = useRef(answer)
  useEffect(() => {
    if (isBusy || !answer || handled.current === answer) return
    handled.current = answer
    if (!answer.result.ok) return
    onDone()
    shopify.toast.show(t('saved'))
  }, [isBusy, answer, onDone, shopify, t])
}

/** Another page or another language: asks first while something is unsaved. */
function useLeaveConfirmation(isDirty: boolean): void {
  const shopify = useAppBridge()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      currentLocation.pathname + currentLocation.search !==
        nextLocation.pathname + nextLocation.search,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    void shopify.saveBar.leaveConfirmation().then(() => blocker.proceed())
  }, [blocker, shopify])
}

const inOrder = (texts: Record<string, string>) =>
  JSON.stringify(
    Object.entries(texts)
      .filter(([, text]) => text.trim() !== '')
      .sort(),
  )
