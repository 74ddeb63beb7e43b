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
    settings: { type: string; id?: string }[]
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
