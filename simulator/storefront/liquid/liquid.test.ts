import { expect, test } from 'vitest'
import { readCatalog } from './catalog.ts'
import { createEngine } from './engine.ts'
import { type PageState, withPageState } from './page-state.ts'

const texts: Record<string, string | Record<string, string>> = {
  earn: { one: 'Earn {{ count }} point', other: 'Earn {{ count }} points' },
  hello: 'Hello {{ name }}',
  bold_html: '<b>{{ name }}</b>',
}

const catalog: ReturnType<typeof readCatalog> = {
  defaultLocale: 'en',
  read(locale, key, count) {
    const found = texts[key]
    if (found === undefined || typeof found === 'string') return found ?? null
    return found[new Intl.PluralRules(locale).select(count ?? 0)] ?? null
  },
}

const assets = { url: (name: string) => `/assets/${name}`, read: () => '' }

function startPage(changes: Partial<PageState> = {}): PageState {
  return {
    now: new Date('2027-01-02T03:04:05Z'),
    locale: 'en',
    timeZone: 'America/New_York',
    currency: 'USD',
    head: new Map(),
    foot: new Map(),
    designMode: false,
    ...changes,
  }
}

function render(template: string, scope: object = {}, page = startPage()): Promise<string> {
  const engine = createEngine({ folder: '/nowhere', catalog, assets })
  return engine.parseAndRender(template, scope, { globals: withPageState({}, page) })
}

test.each([
  ['{{ 3490 | divided_by: 100 | times: 10 }}', '340'],
  ['{{ -7 | divided_by: 2 }}', '-4'],
  ['{{ 7 | divided_by: 2.0 }}', '3.5'],
  ['{{ 7.5 | divided_by: 2 }}', '3.75'],
  ['{{ "100" | divided_by: 8 }}', '12'],
  ['{{ -1 | modulo: 7 }}', '6'],
])('%s is %s: whole numbers divide to whole numbers', async (template, expected) => {
  expect(await render(template)).toBe(expected)
})

test('dividing by nothing is an error', async () => {
  await expect(render('{{ 1 | divided_by: 0 }}')).rejects.toThrow('divided by 0')
})

test.each([
  ['{{ 1400 | money }}', 'USD', '$14.00'],
  ['{{ 1400 | money_with_currency }}', 'USD', '$14.00 USD'],
  ['{{ 1400 | money_without_trailing_zeros }}', 'USD', '$14'],
  ['{{ 1450 | money_without_trailing_zeros }}', 'USD', '$14.50'],
  ['{{ 140000 | money }}', 'JPY', '¥1,400'],
  ['{{ 1400 | money_without_currency }}', 'EUR', '14.00'],
  ['{{ nothing | money }}', 'USD', ''],
])('%s in %s is "%s"', async (template, currency, expected) => {
  expect(await render(template, {}, startPage({ currency }))).toBe(expected)
})

test('a text is chosen by its count', async () => {
  expect(await render("{{ 'earn' | t: count: 1 }}, {{ 'earn' | t: count: 20 }}")).toBe(
    'Earn 1 point, Earn 20 points',
  )
})

test('values in a text are escaped, markup only where the key says so', async () => {
  const scope = { name: '<i>Ada</i>' }
  expect(await render("{{ 'hello' | t: name: name }}", scope)).toBe('Hello &lt;i&gt;Ada&lt;/i&gt;')
  expect(await render("{{ 'bold_html' | t: name: name }}", scope)).toBe(
    '<b>&lt;i&gt;Ada&lt;/i&gt;</b>',
  )
})

test('a text that is missing says which', async () => {
  expect(await render("{{ 'nothing.here' | t }}")).toBe('Translation missing: en.nothing.here')
})

test('now is the time of the shop, in its time zone', async () => {
  expect(await render("{{ 'now' | date: '%Y-%m-%d %H:%M' }}")).toBe('2027-01-01 22:04')
})

test.each([
  ['{{ 1 | polish }}', 'undefined filter: polish'],
  ['{% teleport %}', 'tag "teleport" not found'],
  ['{% render nothing %}', 'not a block'],
  ['{% schema %}{}', 'not closed'],
])('%s is an error, not silence', async (template, reason) => {
  await expect(render(template)).rejects.toThrow(reason)
})

test('what belongs into head and foot is collected once', async () => {
  const page = startPage()
  const template = '{% stylesheet %}a{}{% endstylesheet %}{% javascript %}go(){% endjavascript %}'
  expect(await render(template + template, {}, page)).toBe('')
  expect([...page.head.values()]).toEqual(['<style>a{}</style>'])
  expect([...page.foot.values()]).toEqual(['<script>(function () {go()})()</script>'])
})

test('a schema, a note and their braces leave no trace', async () => {
  expect(
    await render('a{% schema %}{ "x": "{{ y }}" }{% endschema %}{% doc %}b{% enddoc %}c'),
  ).toBe('ac')
})

test('a form has its address, and its attributes are escaped', async () => {
  const drawn = await render("{% form 'product', product, title: quoted %}in{% endform %}", {
    quoted: '"',
  })
  expect(drawn).toContain('action="/cart/add"')
  expect(drawn).toContain('title="&quot;"')
  expect(drawn).toMatch(/>in<\/form>$/)
})

test('a missing metafield is nothing, however deep', async () => {
  const template = '[{{ customer.metafields["$app"].loyalty.value.points.available }}]'
  expect(await render(template, { customer: null })).toBe('[]')
  const loyalty = { value: { points: { available: 120 } } }
  const customer = { metafields: { $app: { loyalty } } }
  expect(await render(template, { customer })).toBe('[120]')
})
