import { expect, test } from 'vitest'
import { z } from 'zod'
import { nodeOf } from '../../loyalty/kernel/schema-node.ts'
import { field, pickedSchema, textsSchema } from '../../loyalty/kernel/settings-fields.ts'
import { defaultSettings } from '../../loyalty/program/default-settings.ts'
import { settingsSchema } from '../../loyalty/program/settings.ts'
import { freshRule } from '../../loyalty/rules/catalogue.ts'
import { everything } from '../../loyalty/rules/scope.ts'
import { fieldsAt, isAskedFor } from './field-specs.ts'
import { readForm, setField, toForm } from './typed-form.ts'

const form = toForm(settingsSchema, defaultSettings('USD'), 'USD')
const typed = (path: string, value: unknown, currency = 'USD') =>
  readForm(settingsSchema, setField(form, path, value), currency)

test('whatever is read from a form that was not touched is what was put in', () => {
  for (const currency of ['USD', 'JPY', 'KWD']) {
    const settings = defaultSettings(currency)
    const untouched = toForm(settingsSchema, settings, currency)
    expect(readForm(settingsSchema, untouched, currency)).toEqual({ settings, problems: {} })
  }
})

test('money is typed as a decimal of its currency, with a point or a comma', () => {
  expect(form.rules[0]).toMatchObject({ perMinor: '1.00', points: '1', minimumMinor: '' })
  const read = (value: string, currency?: string) =>
    typed('rules.0.perMinor', value, currency).settings?.rules[0]
  expect(read('7,5')).toMatchObject({ perMinor: 750 })
  expect(read('700', 'JPY')).toMatchObject({ perMinor: 700 })
})

test('empty means none for a minimum, no end for an expiry, and something missing elsewhere', () => {
  expect(typed('rules.0.minimumMinor', '').settings?.rules[0]).toMatchObject({ minimumMinor: 0 })
  expect(typed('rewards.0.validDays', ' ').settings?.rewards[0]?.validDays).toBe(null)
  expect(typed('pendingDays', '').problems).toEqual({ pendingDays: 'missing' })
  expect(typed('claimDays', '').problems).toEqual({ claimDays: 'missing' })
})

test.each([
  ['rules.0.points', 'x', 'not_a_number:10'],
  ['rules.0.points', '1e3', 'not_a_number:10'],
  ['rules.0.points', '1.5', 'not_whole'],
  ['rules.0.points', '0', 'at_least:1'],
  ['rules.0.points', '1000001', 'at_most:1000000'],
  ['rules.0.perMinor', '1.005', 'not_a_number:10.00'],
  ['rules.0.perMinor', '0', 'at_least:1'],
  ['pendingDays', '366', 'at_most:365'],
  ['name', ' ', 'missing'],
  ['membership', 'nobody', 'wrong'],
  ['termsVersion', 'x'.repeat(41), 'too_long:40'],
  ['termsUrl', 'javascript:alert(1)', 'wrong'],
  ['termsUrl', '//elsewhere.example', 'wrong'],
])('%s typed as %j is %s', (path, value, problem) => {
  const { settings, problems } = typed(path, value)
  expect(settings).toBe(null)
  expect(Object.values(problems)).toEqual([problem])
})

test('a list that is too long is said to be', () => {
  const tags = Array.from({ length: 21 }, (_, index) => `tag-${index}`)
  expect(typed('excludedTags', tags).problems).toEqual({ excludedTags: 'too_many:20' })
})

const doubling = freshRule('multiply', 'double', 100)
const withRule = toForm(settingsSchema, { ...defaultSettings('USD'), rules: [doubling] }, 'USD')

test.each([
  ['1,5', 15_000],
  ['2', 20_000],
  ['1.0001', 10_001],
  ['100', 1_000_000],
  ['1', null],
  ['1.00001', null],
  ['100.0001', null],
])('a factor typed as %j is %j ten thousandths', (value, multiplierBps) => {
  expect(withRule.rules[0]).toMatchObject({ multiplierBps: '2' })
  const changed = setField(withRule, 'rules.0.multiplierBps', value)
  const { settings, problems } = readForm(settingsSchema, changed, 'USD')
  if (multiplierBps !== null) expect(settings?.rules[0]).toEqual({ ...doubling, multiplierBps })
  else expect(problems).toEqual({ 'rules.0.multiplierBps': 'no_factor' })
})

test('a group of fields that was never filled in can be', () => {
  const mug = { id: '1', title: 'Mug' }
  const changed = setField(withRule, 'rules.0.scope.products', [mug])
  const { settings } = readForm(settingsSchema, changed, 'USD')
  expect(settings?.rules[0]).toEqual({ ...doubling, scope: { ...everything, products: [mug] } })
})

test('changing a field leaves the form it came from alone', () => {
  setField(form, 'rules.0.points', '9')
  expect(form.rules[0]).toMatchObject({ points: '1' })
})

test('the fields of a kind are those of the value that is there', () => {
  const namesAt = (path: string) =>
    fieldsAt(nodeOf(settingsSchema), defaultSettings('USD'), path).map(({ name }) => name)
  expect(namesAt('rules.0')).toEqual(expect.arrayContaining(['points', 'perMinor', 'minimumMinor']))
  expect(namesAt('rules.2')).toContain('points')
  expect(namesAt('rules.2')).not.toContain('perMinor')
  expect(namesAt('rules.0')).not.toContain('isOn')
  expect(namesAt('')).toContain('pointsName.one')
})

test('a field says what it may be chosen from, how long it may be and when it is asked for', () => {
  const specs = fieldsAt(nodeOf(settingsSchema), defaultSettings('USD'), '')
  const spec = (name: string) => specs.find((one) => one.name === name)!
  expect(spec('membership').choices).toEqual(['everyone', 'signed_in', 'joined'])
  expect(spec('termsVersion').maxLength).toBe(40)
  expect(spec('excludedTags').maxItems).toBe(20)
  expect(isAskedFor(spec('claimDays'), { membership: 'everyone' })).toBe(false)
  expect(isAskedFor(spec('claimDays'), { membership: 'signed_in' })).toBe(true)
  expect(isAskedFor(spec('termsUrl'), { membership: 'signed_in' })).toBe(false)
})

test('every kind of field survives being typed, wrapped in whichever order', () => {
  const schema = z.object({
    worth: z.number().int().min(1).meta(field('money')).nullable().default(null),
    left: z.number().int().min(0).nullable().default(null).meta(field('count')),
    on: z.boolean().default(true).meta(field('switch')),
    day: z.string().nullable().default(null).meta(field('date')),
    things: z.array(pickedSchema).max(3).default([]).meta(field('products')),
    one: pickedSchema.nullable().default(null).meta(field('variant')),
    texts: textsSchema(60).default({}).meta(field('texts')),
    where: z
      .array(z.enum(['web', 'pos']))
      .default([])
      .meta(field('channels')),
  })
  const settings = schema.parse({
    worth: 1250,
    things: [{ id: '1', title: 'Fern' }],
    texts: { he: 'שרך' },
    where: ['pos'],
  })
  const there = toForm(schema, settings, 'USD')
  expect(there).toMatchObject({ worth: '12.50', left: '', day: '', one: null })
  expect(readForm(schema, there, 'USD')).toEqual({ settings, problems: {} })
})

test('conditions of a rule that were typed and emptied again are as if they never were', () => {
  const picked = setField(withRule, 'rules.0.scope.products', [{ id: '7', title: 'Fern' }])
  const read = (form: typeof withRule) => readForm(settingsSchema, form, 'USD').settings?.rules
  expect(read(picked)).toMatchObject([{ scope: { products: [{ id: '7' }], business: 'in' } }])
  const emptied = setField(setField(picked, 'rules.0.scope.products', []), 'rules.0.codes', [])
  expect(JSON.stringify(read(emptied))).toBe(JSON.stringify(read(withRule)))
})
