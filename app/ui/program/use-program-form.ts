// The state of the form: what is typed, what of it can be read, which problems may be shown. A
// problem shows once its field was left, or once saving was tried.
import { useCallback, useMemo, useState } from 'react'
import { renderFieldProblem } from '../../loyalty/explain/render-field-problem.ts'
import type { Problems } from '../../loyalty/program/check-settings.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import { useSpeech } from '../speech.tsx'
import { type ProgramForm, readForm, setField, toForm } from './form.ts'

export interface FormHandle {
  form: ProgramForm
  /** What was typed, where all of it can be read. */
  settings: ProgramSettings | null
  isDirty: boolean
  set(path: string, value: string | boolean): void
  change(change: (form: ProgramForm) => ProgramForm): void
  leave(path: string): void
  /** The problem to show at a field, in words. */
  error(path: string): string | undefined
  /** Shows every problem there is. @returns whether there is none. */
  showAll(): boolean
  /** Takes the typed values for saved ones, or goes back to saved ones. */
  reset(settings: ProgramSettings): void
}

export function useProgramForm(saved: ProgramSettings): FormHandle {
  const { currency, locale } = useSpeech().speech
  const [base, setBase] = useState(() => toForm(saved, currency))
  const [form, setForm] = useState(base)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAllShown, setAllShown] = useState(false)
  const read = useMemo(() => readForm(form, currency), [form, currency])
  const isDirty = useMemo(() => JSON.stringify(form) !== JSON.stringify(base), [form, base])

  const set = useCallback(
    (path: string, value: string | boolean) => setForm((form) => setField(form, path, value)),
    [],
  )
  const leave = useCallback((path: string) => setLeft((left) => new Set(left).add(path)), [])
  const reset = useCallback(
    (settings: ProgramSettings) => {
      const next = toForm(settings, currency)
      setBase(next)
      setForm(next)
      setLeft(new Set())
      setAllShown(false)
    },
    [currency],
  )
  return {
    form,
    settings: read.settings,
    isDirty,
    set,
    change: setForm,
    leave,
    error: (path) =>
      errorAt(read.problems, path, isAllShown || left.has(path), { locale, currency }),
    showAll: () => {
      setAllShown(true)
      return read.settings !== null
    },
    reset,
  }
}

function errorAt(
  problems: Problems,
  path: string,
  isShown: boolean,
  { locale, currency }: { locale: string; currency: string },
): string | undefined {
  const problem = problems[path]
  if (!problem || !isShown) return undefined
  return renderFieldProblem(problem, locale, path.endsWith('Minor') ? currency : undefined)
}
