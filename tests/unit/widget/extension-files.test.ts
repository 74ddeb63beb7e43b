// What the theme checker does not look at: Shopify refuses the upload for some of it, and silently
// ignores the rest.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import themeCheck from '@shopify/theme-check-node'
import { describe, expect, it } from 'vitest'
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

it('passes the theme checker', async () => {
  const { offenses } = await themeCheck.themeCheckRun(
    folder.pathname,
    'theme-check:theme-app-extension',
  )
  expect(offenses.map(({ uri, check, message }) => `${uri} ${check}: ${message}`)).toEqual([])
})

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
    const known = ['header', 'text', 'select', 'range', 'checkbox', 'color', 'product']
    const ids = schema.settings.flatMap(({ id }) => id ?? [])
    expect(schema.settings.map(({ type }) => type).filter((type) => !known.includes(type))).toEqual(
      [],
    )
    expect(new Set(ids).size).toBe(ids.length)
    const source = liquid.map(read).join('\n')
    expect(ids.filter((id) => !source.includes(`block.settings.${id}`))).toEqual([])
  })
})

describe('texts', () => {
  it('of the storefront are all used, and all there', () => {
    const used = liquid.flatMap((path) =>
      [...read(path).matchAll(/'([a-z_]+\.[a-z_.]+)'\s*\|\s*t\b/g)].map((match) => match[1]),
    )
    expect([...new Set(used)].sort()).toEqual(keysOf(json('locales/en.default.json')).sort())
  })

  it('of the editor are all used, and all there', () => {
    const used = blocks.flatMap((path) =>
      [...read(path).matchAll(/"t:([a-z_.]+)"/g)].map((match) => match[1]),
    )
    const keys = keysOf(json('locales/en.default.schema.json'))
    expect([...new Set(used)].sort()).toEqual(keys.sort())
  })

  it('that the script says are handed to it by Liquid', () => {
    const scripts = list('assets/').filter((path) => path.endsWith('.js'))
    const handed = [...read('snippets/texts.liquid').matchAll(/"([a-z_.]+)":/g)].map(
      ([, key]) => key,
    )
    const said = scripts
      .flatMap((path) => [
        ...read(path).matchAll(/'((?:account|codes|rewards|note|confirm|result|cart)\.[a-z_]+)'/g),
      ])
      .map(([, key]) => key)
      .filter((key) => key !== 'cart.js')
    // Built from what the cart or a code's status says.
    const built = ['empty', 'failed', 'applied'].map((kind) => `cart.${kind}`)
    const states = ['issuing', 'returning', 'in_doubt'].map((status) => `codes.${status}`)
    expect([...new Set([...said, ...built, ...states])].sort()).toEqual(handed.sort())
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

  it('of the stylesheet on every page is modest', () => {
    expect(size('rewards.css')).toBeLessThan(20_000)
  })

  it('is not paid in requests: scripts on pages know no way to make one but import', () => {
    const scripts = read('assets/loader.js') + read('assets/product-points.js')
    expect(scripts).not.toMatch(/\bfetch\b|XMLHttpRequest|sendBeacon|WebSocket/)
  })
})

describe('the default colours', () => {
  const defaults = Object.fromEntries(
    schemaOf('blocks/rewards-embed.liquid').settings.map((each) => [each.id, each.default]),
  )
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
