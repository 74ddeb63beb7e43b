// The state of a form: what is typed, what of it can be read, which problems may be shown. A
// problem shows once its field was left, or once saving was tried.
import { useCallback, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import { renderFieldProblem } from '../../loyalty/explain/render-field-problem.ts'
import type { Problems } from '../../loyalty/kernel/check-fields.ts'
import { useSpeech } from '../speech.tsx'
import { isMoneyAt, readForm, setField, type Typed, toForm } from './typed-form.ts'

export interface SettingsFormHandle<Settings = unknown> {
  schema: z.ZodType<Settings>
  form: Typed<Settings>
  /** What was typed, where all of it can be read. */
  settings: Settings | null
  isDirty: boolean
  set(path: string, value: unknown): void
  change(change: (form: Typed<Settings>) => Typed<Settings>): void
  leave(path: string): void
  /** The problem to show at a field, in words. */
  error(path: string): string | undefined
  /** Whether any problem below this path is to be shown. */
  hasError(path: string): boolean
  /** Shows every problem there is. @returns whether there is none. */
  showAll(): boolean
  /** Problems that the server found, to be shown at their fields until these are changed. */
  refuse(problems: Problems): void
  /** Goes back to saved values. */
  reset(saved: Settings): void
  /** What is typed now is on its way, or other values in its place. */
  send(settings?: Settings): void
  /** What was sent is saved: the form begins there, and what was typed meanwhile stays. */
  save(saved: Settings): void
  /** Other values, to be saved over what was saved. */
  fill(settings: Settings): void
}

export function useSettingsForm<Schema extends z.ZodType>(
  schema: Schema,
  saved: z.infer<Schema>,
): SettingsFormHandle<z.infer<Schema>> {
  type Settings = z.infer<Schema>
  const { currency, locale } = useSpeech().speech
  const { base, form, setForm, ...typed } = useTyped(schema, saved, currency)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAllShown, setAllShown] = useState(false)
  const [refused, setRefused] = useState<Problems>({})
  const read = useMemo(() => readForm(schema, form, currency), [schema, form, currency])
  const isDirty = useMemo(() => JSON.stringify(form) !== JSON.stringify(base), [form, base])
  const shown = useMemo(
    () => ({
      ...refused,
      ...Object.fromEntries(
        Object.entries(read.problems).filter(([path]) => isAllShown || isLeft(left, path)),
      ),
    }),
    [refused, read, isAllShown, left],
  )
  const set = useCallback((path: string, value: unknown) => {
    setForm((current) => setField(current, path, value))
    setRefused((problems) => (path in problems ? without(problems, path) : problems))
  }, [])
  const leave = useCallback((path: string) => setLeft((paths) => new Set(paths).add(path)), [])
  const begin = () => {
    setLeft(new Set())
    setAllShown(false)
    setRefused({})
  }
  const errorPath = (path: string) => Object.keys(shown).find((one) => isAt(one, path))
  return {
    schema: schema as unknown as z.ZodType<Settings>,
    form,
    settings: read.settings,
    isDirty,
    set,
    change: setForm,
    leave,
    error: (path) => {
      const at = errorPath(path)
      const money = isMoneyAt(schema, form, path) ? currency : undefined
      return at === undefined ? undefined : renderFieldProblem(shown[at] ?? '', locale, money)
    },
    hasError: (path) => errorPath(path) !== undefined,
    showAll: () => {
      setAllShown(true)
      return read.settings !== null
    },
    refuse: setRefused,
    reset: (settings) => {
      begin()
      typed.reset(settings)
    },
    send: typed.send,
    save: (settings) => {
      begin()
      typed.save(settings)
    },
    fill: typed.fill,
  }
}

/** What is typed, beside where it began and what of it is on its way. */
function useTyped<Schema extends z.ZodType>(
  schema: Schema,
  saved: z.infer<Schema>,
  currency: string,
) {
  type Settings = z.infer<Schema>
  const [base, setBase] = useState(() => toForm(schema, saved, currency))
  const [form, setForm] = useState(base)
  const sent = useRef<typeof form | null>(null)
  const fill = (settings: Settings) => {
    const filled = toForm(schema, settings, currency)
    sent.current = null
    setForm(filled)
    return filled
  }
  const reset = (settings: Settings) => {
    setBase(toForm(schema, settings, currency))
    fill(settings)
  }
  const send = (settings?: Settings) => {
    sent.current = settings === undefined ? form : fill(settings)
  }
  const save = (settings: Settings) => {
    const [before, next] = [sent.current, toForm(schema, settings, currency)]
    sent.current = null
    setBase(next)
    setForm((current) => (before === null || current === before ? next : current))
  }
  return { base, form, setForm, fill, reset, send, save }
}

/** A list's problem stands at one of its entries: it is the field's. */
const isAt = (problem: string, path: string) => problem === path || problem.startsWith(`${path}.`)
const isLeft = (left: ReadonlySet<string>, path: string) => [...left].some((one) => isAt(path, one))

function without(problems: Problems, path: string): Problems {
  const { [path]: _, ...rest } = problems
  return rest
}
