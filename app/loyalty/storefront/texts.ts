// The storefront's texts that a merchant may say in their own words. The English files of the
// extension and of its parts are the one list of them: keys, what stands there by itself, and its
// placeholders.
import { z } from 'zod'
import english from '../../../extensions/rewards-widget/locales/en.default.json' with {
  type: 'json',
}
import { isLanguage, type Language } from '../explain/languages.ts'
import { type Leaves, parts } from './parts/catalogue.ts'

export const longestText = 500
// Shopify stops taking a metafield of 128 KB; what else is in it needs its place too.
const longestAltogether = 25_000

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
type PluralForm = (typeof pluralForms)[number]

// As long as the program's settings let the same names be.
const longestOf: Record<string, number> = { 'points.program': 40, 'points.word': 20 }
const longestTitle = 60

// What the parts are built with, not what they say.
const notForMerchants = ['meta', 'money', 'sample']

export interface TextField {
  /** Such as `launcher.label`; without the plural form where it counts. */
  key: string
  /** In English, placeholders in square brackets; of one that counts, the form `other`. */
  standard: string
  placeholders: string[]
  isCounted: boolean
  longest: number
}

function listFields(leaves: Leaves, prefix: string): TextField[] {
  return Object.entries(leaves).flatMap(([name, value]) => {
    const key = prefix + name
    if (typeof value === 'string') return [field(key, value, false)]
    const { other } = value
    return typeof other === 'string' && Object.keys(value).every(isPluralForm)
      ? [field(key, other, true)]
      : listFields(value, `${key}.`)
  })
}

function field(key: string, text: string, isCounted: boolean): TextField {
  const standard = text.replace(/\{\{\s*(\w+)\s*\}\}/g, '[$1]')
  const placeholders = placeholdersOf(standard)
  return { key, standard, placeholders, isCounted, longest: longestOf[key] ?? longestText }
}

const isPluralForm = (name: string): name is PluralForm =>
  (pluralForms as readonly string[]).includes(name)

export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name).sort()

export const textFields: TextField[] = [english, ...parts.map(({ texts }) => texts.en)]
  .flatMap((leaves) => listFields(leaves, ''))
  .filter(({ key }) => !notForMerchants.includes(key.split('.')[0] ?? ''))

const fieldsByKey = new Map(textFields.map((one) => [one.key, one]))

/** The forms that a text needs in a language: `['']` where it does not count. */
export function formsOf(language: Language, { isCounted }: TextField): string[] {
  if (!isCounted) return ['']
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  return pluralForms.filter((form) => pluralCategories.includes(form))
}

/** Under which a reward's title in a language is kept. */
export const titleKey = (rewardId: string) => `title.${rewardId}`

const isTitleKey = (key: string) => /^title\.[a-z0-9_-]{1,40}$/.test(key)

/** What stands for `key`, with its plural form if it counts; undefined: there is no such text. */
export function findTextField(key: string): TextField | undefined {
  const stem = key.replace(/\.[a-z]+$/, '')
  const counted = isPluralForm(key.slice(stem.length + 1)) ? fieldsByKey.get(stem) : undefined
  return counted?.isCounted ? counted : plain(key)
}

function plain(key: string): TextField | undefined {
  if (isTitleKey(key))
    return { key, standard: '', placeholders: [], isCounted: false, longest: longestTitle }
  const found = fieldsByKey.get(key)
  return found?.isCounted ? undefined : found
}

export type StorefrontTexts = Partial<Record<Language, Record<string, string>>>

/**
 * One language's texts as typed: a text that is empty is left to the language. A placeholder that
 * the standard text does not have would reach the shopper in its brackets.
 * Problems are keys of words: unknown_text, too_long, unknown_placeholder, too_much.
 */
export const textsSchema = z
  .object({
    language: z.string().refine(isLanguage, 'unknown_language'),
    texts: z.record(z.string().max(80), z.string().trim().max(longestText, 'too_long')),
  })
  .superRefine(({ texts }, context) => {
    const problem = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['texts', key], message })
    let altogether = 0
    for (const [key, text] of Object.entries(texts)) {
      altogether += text.length
      const known = findTextField(key)
      if (!known) problem(key, 'unknown_text')
      else if (text.length > known.longest) problem(key, 'too_long')
      else if (placeholdersOf(text).some((name) => !known.placeholders.includes(name))) {
        problem(key, 'unknown_placeholder')
      }
    }
    if (altogether > longestAltogether) problem('', 'too_much')
  })

export interface TextsToCheck {
  language: string
  texts: Record<string, string>
}

type CheckedTexts =
  | { isValid: true; texts: Record<string, string> }
  | { isValid: false; problems: Record<string, string> }

/** Without the empty ones; or key → problem, as explain/ says it in words. */
export function checkTexts(given: TextsToCheck): CheckedTexts {
  const parsed = textsSchema.safeParse(given)
  if (parsed.success) {
    const texts = Object.entries(parsed.data.texts).filter(([, text]) => text !== '')
    return { isValid: true, texts: Object.fromEntries(texts) }
  }
  const problems: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) {
    const key = String(path[1] ?? '')
    problems[key] ??= inDetail(message, key)
  }
  return { isValid: false, problems }
}

function inDetail(problem: string, key: string): string {
  const known = findTextField(key)
  if (problem === 'too_long') return `too_long:${known?.longest ?? longestText}`
  if (problem !== 'unknown_placeholder') return problem
  const names = new Set(known?.placeholders)
  if (names.size === 0) return 'no_placeholder'
  return `unknown_placeholder:${[...names].map((name) => `[${name}]`).join(' ')}`
}
