// Every text that can be said otherwise, in groups, with what stands there by itself.
import { listInARow } from '../../loyalty/explain/format.ts'
import type { Language } from '../../loyalty/explain/languages.ts'
import { standardTexts } from '../../loyalty/storefront/standard-texts.ts'
import { formsOf, type TextField, textFields, titleKey } from '../../loyalty/storefront/texts.ts'
import type { PageWords } from '../page-words.ts'
import type { Translate } from '../words.tsx'
import type { TextsData } from './texts-data.ts'

export type GroupName = keyof PageWords['texts']['groups']

export interface TextLine {
  /** With the plural form where the text counts. */
  key: string
  /** In the reader's language. */
  label: string
  /** In the language that is edited. */
  standard: string
  placeholders: string[]
  longest: number
}

export interface TextGroup {
  name: GroupName
  lines: TextLine[]
}

const longestTitle = 60

/** @param reader the language that the page itself is in. */
export function listTexts(data: TextsData, reader: Language, t: Translate<'texts'>): TextGroup[] {
  const groups = new Map<GroupName, TextLine[]>([
    ['points', []],
    ['title', data.names.rewards.map((reward) => titleLine(reward, t))],
  ])
  for (const field of textFields) {
    const name = field.key.split('.')[0] as GroupName
    groups.set(name, [...(groups.get(name) ?? []), ...linesOf(field, { data, reader, t })])
  }
  return [...groups]
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => ({ name, lines }))
}

function titleLine({ id, label }: { id: string; label: string }, t: Translate<'texts'>): TextLine {
  return {
    key: titleKey(id),
    label: t('names.title', { reward: label }),
    standard: label,
    placeholders: [],
    longest: longestTitle,
  }
}

interface Around {
  data: TextsData
  reader: Language
  t: Translate<'texts'>
}

function linesOf(field: TextField, { data, reader, t }: Around): TextLine[] {
  const { language, names } = data
  const standard = { ...standardTexts(language, field), ...namedBy(names, field.key) }
  const labels = standardTexts(reader, field)
  return formsOf(language, field).map((form) => ({
    key: form ? `${field.key}.${form}` : field.key,
    label: labelOf(field, { form, language, text: labels[form] ?? labels.other ?? '' }, t),
    standard: standard[form] ?? '',
    placeholders: field.placeholders,
    longest: field.longest,
  }))
}

function namedBy(names: TextsData['names'], key: string): Record<string, string> {
  if (key === 'points.program') return { '': names.program }
  return key === 'points.word' ? names.points : {}
}

function labelOf(
  { key }: TextField,
  { form, language, text }: { form: string; language: Language; text: string },
  t: Translate<'texts'>,
): string {
  if (key === 'points.program') return t('names.program')
  if (key === 'points.amount') return t('names.amount')
  const numbers = form ? sampleNumbers(form, language) : ''
  if (key === 'points.word') return t('names.points', { numbers })
  return form ? t('form', { text, numbers }) : text
}

/** "1", "2, 3, 4": numbers that take this form, so that nobody has to know its name. */
export function sampleNumbers(form: string, language: Language): string {
  const rules = new Intl.PluralRules(language)
  const whole = Array.from({ length: 101 }, (_, number) => number)
  const samples = [...whole, 1.5].filter((number) => rules.select(number) === form).slice(0, 3)
  const inWords = samples.map((number) => new Intl.NumberFormat(language).format(number))
  return listInARow(inWords, language)
}
