// The extension as it is uploaded: the same as its sources in fewer bytes.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  packExtensions,
  packedExtensions,
  packedFiles,
} from '../../../scripts/extension/pack-extension.ts'
import { packLiquid } from '../../../scripts/extension/pack-liquid.ts'
import { shortNames } from '../../../scripts/extension/short-names.ts'
import { drawBlocks, member, type Page, program } from './draw.ts'

const files = packedFiles('extensions/rewards-widget')

it('stays below the 100 KB of Liquid that Shopify takes of all files together', () => {
  const liquid = [...files].filter(([path]) => path.endsWith('.liquid'))
  expect(liquid.reduce((sum, [, body]) => sum + body.length, 0)).toBeLessThan(100 * 1024)
})

it('has snippets that differ in more than the case of their letters', () => {
  const paths = [...files.keys()].map((path) => path.toLowerCase())
  expect(new Set(paths).size).toBe(
    readdirSync('extensions/rewards-widget', { recursive: true, withFileTypes: true }).filter(
      (one) => one.isFile(),
    ).length,
  )
})

/** White space that nobody sees, and quotes that nobody needs, are no difference. */
function seen(html: string): string[] {
  const blocks = 'p|div|ul|ol|li|dl|dt|dd|section|header|h[2-4]|details|summary|template|dialog'
  return html
    .replace(/\?v=\d+/g, '')
    .replace(/"/g, '')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`(</?(?:${blocks})\\b[^<>]*>) `, 'g'), '$1')
    .replace(new RegExp(` (?=</?(?:${blocks})\\b)`, 'g'), '')
    .trim()
    .split(/(?=<)/)
}

const pages: [string, Page][] = [
  ['a visitor', {}],
  ['a member', { member: member() }],
  ['a customer of whom nothing is written', { member: null }],
  ['the theme editor', { designMode: true, program: null }],
  ['a member who reads from right to left', { member: member({ language: 'he' }), locale: 'he' }],
  ['the cart', { member: member(), pageType: 'cart', cart: { item_count: 2 } }],
  [
    'a product',
    {
      member: member(),
      product: { price: 1400, available: true, variants: [{ id: 1, price: 1400 }] },
    },
  ],
  [
    'a program that winds down',
    {
      member: member(),
      program: { ...program, phase: { name: 'winding_down', spendUntil: '2026-12-31' } },
    },
  ],
]

describe('draws what its sources draw', () => {
  const blocks = readdirSync('extensions/rewards-widget/blocks').map((file) =>
    file.slice(0, -'.liquid'.length),
  )
  it.each(pages)('for %s', async (_, page) => {
    const [packed, source] = await Promise.all(
      [packedExtensions, 'extensions'].map((from) => drawBlocks(blocks, { ...page, from })),
    )
    expect(seen(packed?.html ?? '')).toEqual(seen(source?.html ?? ''))
    expect(packed?.html).not.toContain('Liquid error')
  })
})

const pack = (source: string, ...others: string[]) =>
  packLiquid(source, shortNames([source, ...others]))

describe('packing', () => {
  it.each([
    [
      'names a variable shortly, and neither properties nor filters',
      '{% assign points = one.points | points: points %}{{ points }}',
      '{%assign a = one.points|points:a%}{{a}}',
    ],
    [
      'leaves what every page has',
      "{% assign shop = shop.name %}{% render 'b', customer: customer %}",
      "{%assign shop = shop.name%}{%render 'a',customer:customer%}",
    ],
    [
      'leaves what a text is given',
      "{{ 'a.b' | t: amount: 1, name: \"it's\" }}",
      "{{'a.b'|t:amount:1,name:\"it's\"}}",
    ],
    [
      'says nothing of comments',
      '<p>\n  {%- comment -%} a {%- endcomment -%}\n  b</p>',
      '<p>b</p>',
    ],
    [
      'says nothing of lines of comment',
      '{% liquid\n  # a\n  assign long = 1\n%}{{ long }}',
      '{%liquid\nassign a = 1\n%}{{a}}',
    ],
    [
      'keeps a brace apart from Liquid’s',
      '{\n  {%- if a -%}\n  b\n  {%- endif -%}\n}',
      '{\n{%-if a%}b{%endif-%}\n}',
    ],
    [
      'keeps the space between words',
      'a {% if b %} c {% endif %}\n d',
      'a {%if b%} c {%endif%}\nd',
    ],
    [
      'drops quotes that nobody needs',
      '<p class="a" id="b c" hidden title="">',
      '<p class=a id="b c" hidden title="">',
    ],
  ])('%s', (_, source, packed) => {
    expect(pack(source)).toBe(packed)
  })

  it('refuses markup that it does not know', () => {
    expect(() => pack('{{ a ? b }}')).toThrow(/no markup that can be packed/)
  })

  it('calls a value by one name wherever it is given', () => {
    const names = shortNames(["{% render 'way', points: 1 %}", '{{ points }}'])
    expect(packLiquid('{{ points }}', names)).toBe('{{a}}')
  })
})

it('is as the folder of the upload has it, which is left alone where nothing changed', () => {
  const to = `${packedExtensions}/rewards-widget`
  const at = () => [...files.keys()].map((path) => statSync(`${to}/${path}`).mtimeMs)
  const before = at()
  packExtensions()
  expect(at()).toEqual(before)
  for (const [path, body] of files)
    expect(readFileSync(`${to}/${path}`).equals(body), path).toBe(true)
})
