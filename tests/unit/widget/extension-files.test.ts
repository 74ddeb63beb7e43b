// What the theme checker does not look at: Shopify refuses the upload for some of it, and silently
// ignores the rest.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import themeCheck from '@shopify/theme-check-node'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../app/loyalty/explain/languages.ts'
import { declineReasons, ideaStates, ideaStatuses } from '../../../app/loyalty/ideas/idea.ts'
import { accents } from '../../../app/loyalty/program/look/look.ts'
import { parts } from '../../../app/loyalty/storefront/parts/catalogue.ts'
import { packedExtensions } from '../../../scripts/extension/pack-extension.ts'
import { folder } from './draw.ts'

type Texts = { [key: string]: Texts | string }

const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const list = (path: string) => readdirSync(new URL(path, folder)).map((name) => `${path}${name}`)
const json = (path: string): Texts => JSON.parse(read(path))

const blocks = list('blocks/')
const liquid = [...blocks, ...list('snippets/')]
const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other']

/** Every key of a locale file; a text with plural forms is one key. */
function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) => {
    if (typeof value === 'string') return [prefix + name]
    const isPlural = Object.keys(value).every((form) => pluralForms.includes(form))
    return isPlural &&
      'other' in value &&
      Object.values(value).every((text) => typeof text === 'string')
      ? [prefix + name]
      : keysOf(value, `${prefix}${name}.`)
  })
}

function schemaOf(path: string) {
  const source = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(read(path))?.[1]
  return JSON.parse(source ?? '') as {
    name: string
    target: string
    javascript?: string
    stylesheet?: string
    settings: { type: string; id?: string; default?: unknown }[]
  }
}

const at = (texts: Texts, key: string) =>
  key
    .split('.')
    .reduce<Texts | string | undefined>(
      (found, part) => (typeof found === 'object' ? found[part] : undefined),
      texts,
    )

it.each([
  ['as it is written', folder.pathname],
  ['as it is uploaded', resolve(packedExtensions, 'rewards-widget')],
])(
  'passes the theme checker, %s',
  async (_, path) => {
    const { offenses } = await themeCheck.themeCheckRun(path, 'theme-check:theme-app-extension')
    expect(offenses.map(({ uri, check, message }) => `${uri} ${check}: ${message}`)).toEqual([])
  },
  90_000,
)

describe.each(blocks)('the schema of %s', (path) => {
  // Plain JSON: neither comments nor trailing commas, which JSON.parse would not take either.
  const schema = schemaOf(path)
  const editor = json('locales/en.default.schema.json')

  it('has a name that is short enough in English', () => {
    const name = String(at(editor, schema.name.replace(/^t:/, '')))
    expect(name.length).toBeLessThanOrEqual(25)
    expect(name).not.toMatch(/perennial/i)
  })

  it('has a known target and existing assets', () => {
    expect(['section', 'head', 'body', 'compliance_head']).toContain(schema.target)
    for (const asset of [schema.javascript, schema.stylesheet]) {
      expect(statSync(new URL(`assets/${asset}`, folder)).isFile()).toBe(true)
    }
  })

  it('has settings of known types with ids of their own', () => {
    const known = ['header', 'text', 'select', 'range', 'checkbox', 'color', 'product', 'url']
    const ids = schema.settings.flatMap(({ id }) => id ?? [])
    expect(schema.settings.map(({ type }) => type).filter((type) => !known.includes(type))).toEqual(
      [],
    )
    expect(new Set(ids).size).toBe(ids.length)
    // The colours' snippet is handed the settings as a whole.
    const source = liquid.map(read).join('\n')
    const isUsed = (id: string) => new RegExp(`settings\\.${id}\\b`).test(source)
    expect(ids.filter((id) => !isUsed(id))).toEqual([])
  })
})

const locales = readdirSync(new URL('locales/', folder))
const languagesOf = (suffix: RegExp) =>
  locales.flatMap((file) => suffix.exec(file)?.[1]?.replace('.default', '') ?? [])
const fileOf = (language: string, suffix = '') =>
  `locales/${language}${language === 'en' ? '.default' : ''}${suffix}.json`

/** Lists in Liquid that keys are built from: `assign facts = 'cost,left' | split: ','`. */
function listOf(path: string, name: string): string[] {
  const found = new RegExp(`assign ${name} = '([^']+)' \\| split`).exec(read(path))?.[1]
  if (!found) throw new Error(`${path} has no list ${name}`)
  return found.split(',')
}

const handed = [
  ...listOf('snippets/texts.liquid', 'keys'),
  ...listOf('snippets/texts.liquid', 'counted'),
]
const steps = listOf('snippets/how.liquid', 'steps')
const questions = listOf('snippets/faq.liquid', 'questions')
const states = ['issuing', 'returning', 'in_doubt', 'to_do', 'sent', 'used', 'expired', 'returned']
// Of the part about friends: what became of one, and what its script says.
const friendTexts = 'came,waiting,given,not_given,copied,copy_failed,entered,getting'.split(',')
/** Of the board, by what an idea is. */
const ideaTexts = [
  ...declineReasons.map((reason) => `reason.${reason}`),
  ...ideaStates.filter((state) => state !== 'withdrawn').map((state) => `state.${state}`),
  ...ideaStatuses.filter((status) => status !== 'new').map((status) => `status.${status}`),
]
const built = [
  ...listOf('snippets/redeem-views.liquid', 'facts').map((fact) => `confirm.${fact}`),
  ...steps.flatMap((step) => [`page.${step}`, `page.${step}_text`]),
  ...questions.map((question) => `faq.${question}`),
  ...questions.slice(2).map((question) => `faq.${question}_text`),
  ...states.map((state) => `codes.${state}`),
  ...friendTexts.map((text) => `friends.${text}`),
  ...ideaTexts.map((text) => `ideas.${text}`),
  'sample.reward_small',
  'sample.reward_large',
]

// Of what not every program has: they travel with the program.
const partKeys = parts.flatMap(({ texts }) => keysOf(texts.en))

/** What the scripts say of a part. */
function saidOfParts(): string[] {
  const prefixes = [...new Set(partKeys.map((key) => key.split('.')[0]))].join('|')
  return list('assets/')
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) => [...read(path).matchAll(new RegExp(`'((?:${prefixes})\\.[a-z_]+)'`, 'g'))])
    .map(([, key = '']) => key)
    .filter((key) => !key.endsWith('.js'))
}

/** What each form of each text asks to be filled in. */
function placeholdersOf(texts: Texts, key: string): string[] {
  const text = at(texts, key)
  const forms = typeof text === 'string' ? [text] : Object.values(text ?? {})
  return forms.map((form) => [...String(form).matchAll(/\{\{\s*\w+\s*\}\}/g)].join(' '))
}

/** The same keys, placeholders, and its own plural forms. */
function expectComplete(texts: Texts, english: Texts, language: string): void {
  expect(keysOf(texts).sort()).toEqual(keysOf(english).sort())
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()
  for (const key of keysOf(english)) {
    const text = at(texts, key)
    if (typeof text !== 'string') expect(Object.keys(text ?? {}).sort(), key).toEqual(forms)
    const sorted = (names: string) => names.split(' ').sort().join()
    const wanted = new Set(placeholdersOf(english, key).map(sorted))
    const strange = placeholdersOf(texts, key)
      .map(sorted)
      .filter((names) => !wanted.has(names))
    // "One day" may be said without its number.
    const isOdd = (names: string) => typeof text === 'string' || names !== ''
    expect(strange.filter(isOdd), key).toEqual([])
  }
}

describe('texts', () => {
  it('of the storefront are all used, and all there', () => {
    const written = liquid.flatMap((path) =>
      [
        ...read(path).matchAll(/'([a-z_]+\.[a-z_.]+)'\s*\|\s*t\b/g),
        ...read(path).matchAll(/\bkey: '([a-z_]+\.[a-z_.]+)'/g),
      ].map((match) => match[1]),
    )
    const used = new Set([...written, ...handed, ...built, ...saidOfParts()])
    expect([...used].sort()).toEqual(
      [...keysOf(json('locales/en.default.json')), ...partKeys].sort(),
    )
  })

  it('of the editor are all used, and all there', () => {
    const used = blocks.flatMap((path) =>
      [...read(path).matchAll(/"t:([a-z_.]+)"/g)].map((match) => match[1]),
    )
    const keys = keysOf(json('locales/en.default.schema.json'))
    expect([...new Set(used)].sort()).toEqual(keys.sort())
  })

  it('that the scripts say are handed to them by Liquid', () => {
    const scripts = list('assets/').filter((path) => path.endsWith('.js'))
    const names =
      'account|codes|plan|rewards|note|confirm|result|cart|money|points|membership|sign_in'
    const said = scripts
      .flatMap((path) => [...read(path).matchAll(new RegExp(`'((?:${names})\\.[a-z_]+)'`, 'g'))])
      .map(([, key]) => key)
      .filter((key) => !['cart.js', 'plan.js'].includes(key ?? ''))
    // Built from what the cart, a code's status or a reward's obstacle says.
    const ends = ['displaces', 'sold_out', 'failed', 'minimum', 'not_applicable']
    const spoken = [
      ...ends.flatMap((end) => [`cart.${end}`, `cart.back_${end}`]),
      ...states.map((state) => `codes.${state}`),
      'rewards.limit',
      'rewards.sold_out',
      'rewards.paid_members',
    ]
    expect([...new Set([...said, ...spoken])].sort()).toEqual(handed.toSorted())
  })

  it('that the scripts say of a part are there', () => {
    expect(saidOfParts().filter((key) => !partKeys.includes(key))).toEqual([])
  })

  it.each(languagesOf(/^(.+?)\.json$/).filter((one) => !one.endsWith('.schema')))(
    'of %s are complete: the same keys, placeholders and its own plural forms',
    (language) => {
      const texts = json(fileOf(language))
      expectComplete(texts, json(fileOf('en')), language)
      expect(texts.meta).toMatchObject({ language })
      expect(statSync(new URL(fileOf(language), folder)).size).toBeLessThan(15_000)
    },
  )

  const told = parts.flatMap(({ name, texts }) =>
    languages.map((language) => [name, language, texts] as const),
  )
  it.each(told)('of the part %s are complete in %s', (_name, language, texts) => {
    expectComplete(texts[language], texts.en, language)
  })

  it.each(languagesOf(/^(.+?)\.schema\.json$/))('of the editor in %s are complete', (language) => {
    const texts = json(fileOf(language, '.schema'))
    expect(keysOf(texts).sort()).toEqual(keysOf(json(fileOf('en', '.schema'))).sort())
  })

  it('hold no emoji', () => {
    const all = [...liquid, ...list('locales/')].map(read).join('\n')
    expect(all).not.toMatch(/\p{Extended_Pictographic}/u)
  })
})

describe('weight', () => {
  const size = (name: string) => statSync(new URL(`assets/${name}`, folder)).size

  it.each(['loader.js', 'product-points.js'])('of %s stays below what Shopify suggests', (name) => {
    expect(size(name)).toBeLessThan(10_000)
  })

  it('of the stylesheets on every page is modest', () => {
    expect(size('base.css') + size('launcher.css')).toBeLessThan(10_000)
  })

  it('is not paid in requests: scripts on pages know no way to make one but import', () => {
    const scripts = read('assets/loader.js') + read('assets/product-points.js')
    expect(scripts).not.toMatch(/\bfetch\b|XMLHttpRequest|sendBeacon|WebSocket/)
  })
})

// What the blocks leave open is the colour that was chosen in the app.
describe.each(accents)('the default colours with the accent %s', (accent) => {
  const settings = schemaOf('blocks/rewards-embed.liquid').settings
  const defaults: Record<string, unknown> = {
    ...Object.fromEntries(settings.map((each) => [each.id, each.default])),
    accent,
  }
  const channels = (id: string) =>
    [1, 3, 5].map((at) => Number.parseInt(String(defaults[id]).slice(at, at + 2), 16))

  /** As CSS mixes them: a share of the first over the second. */
  const mix = (first: string, share: number, second: string) => {
    const under = channels(second)
    return channels(first).map((channel, at) => channel * share + (under[at] ?? 0) * (1 - share))
  }

  /** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
  function luminance(colour: number[]): number {
    const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
      const share = channel / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  function contrast(one: number[], other: number[]): number {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }

  const tint = mix('accent', 0.08, 'background')
  it.each([
    ['text on background', channels('text'), channels('background'), 4.5],
    ['text on accent', channels('on_accent'), channels('accent'), 4.5],
    ['accent on background', channels('accent'), channels('background'), 4.5],
    ['muted text on background', mix('text', 0.72, 'background'), channels('background'), 4.5],
    ['muted text on tint', mix('text', 0.72, 'background'), tint, 4.5],
    ['accent on tint', channels('accent'), tint, 4.5],
    ['progress on its track', channels('accent'), mix('accent', 0.22, 'background'), 3],
  ])('have enough contrast: %s', (_, one, other, least) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least)
  })
})
