import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { freshReward, type Reward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { everything } from '../../rules/scope.ts'
import { defaultSettings } from '../default-settings.ts'
import { type ProgramSettings, settingsSchema } from '../settings.ts'
import { pickedFields } from './leave-behind.ts'
import { writeProgramFile } from './program-file.ts'
import { programJsonSchema } from './program-json-schema.ts'
import { type FileReader, readProgramFile } from './read-program-file.ts'

const here = { domain: 'fern.example', currency: 'USD' }
const draft = settingsSchema.parse({ ...defaultSettings('USD'), excludedTags: ['staff'] })
const reader: FileReader = { here, draft, published: [] }
const stored = readFileSync('tests/golden/programs.jsonl', 'utf8').trim().split('\n')

const fileOf = (settings: unknown, from = here) =>
  JSON.stringify({
    format: 'perennial-program',
    shop: from.domain,
    currency: from.currency,
    settings,
  })

const read = (text: string, by: Partial<FileReader> = {}) => {
  const result = readProgramFile(text, { ...reader, ...by })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const refusalOf = (text: string) => {
  const result = readProgramFile(text, reader)
  return result.ok ? null : result.refusal
}

test('every program that was ever stored comes back from its file as it is read', () => {
  expect(stored.length).toBeGreaterThan(5)
  for (const line of stored) {
    const settings = settingsSchema.parse(JSON.parse(line))
    // As an earlier release would have written it, and as this one does.
    expect(read(fileOf(JSON.parse(line)))).toEqual({ settings, from: here, left: [] })
    expect(read(writeProgramFile(settings, here)).settings).toEqual(settings)
  }
})

describe('docs/program.schema.json', () => {
  test('is made from the schema that reads files (vitest -u writes it)', async () => {
    const text = `${JSON.stringify(programJsonSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../../../../docs/program.schema.json')
  })

  test('holds for what is exported, and for nothing with a name written wrong', () => {
    const holds = new Ajv2020({ strict: false }).compile(programJsonSchema())
    for (const line of stored) {
      const text = writeProgramFile(settingsSchema.parse(JSON.parse(line)), here)
      expect(holds(JSON.parse(text)), JSON.stringify(holds.errors)).toBe(true)
    }
    expect(holds(JSON.parse(fileOf({ ...draft, pendingDay: 3 })))).toBe(false)
  })
})

const spend = { ...freshRule('spend', 'spend', 100), pionts: 3 }
const unreadable = { code: 'program_file_unreadable' }
const foreign = { code: 'program_file_foreign' }
const invalid = (details: object) => ({ code: 'program_file_invalid', details })
const unknown = (field: string) => ({ code: 'program_file_unknown', details: { field } })

test.each<[string, string, object]>([
  ['nothing', '', unreadable],
  ['half of a file', '{"format": "perennial-program", "shop"', unreadable],
  ['null', 'null', unreadable],
  ['text that cannot be stored', '{"format": "\\u0000"}', unreadable],
  ['a list', '[]', foreign],
  ['a text', '"perennial-program"', foreign],
  ['JSON of something else', '{"name": "shirt"}', foreign],
  [
    'a file that names no shop',
    '{"format": "perennial-program"}',
    invalid({ shop: 'missing', currency: 'missing' }),
  ],
  ['no currency', fileOf(draft, { ...here, currency: 'usd' }), invalid({ currency: 'wrong' })],
  ['no settings', fileOf(null), invalid({ settings: 'missing' })],
  ['settings to come', fileOf({ ...draft, schema: 2 }), invalid({ 'settings.schema': 'wrong' })],
  [
    'a value beyond its limit',
    fileOf({ ...draft, pendingDays: 366 }),
    invalid({ 'settings.pendingDays': 'at_most:365' }),
  ],
  ['a name written wrong', fileOf({ ...draft, pendingDay: 3 }), unknown('settings.pendingDay')],
  ['one of every object', fileOf({ ...draft, constructor: 3 }), unknown('settings.constructor')],
  [
    'a name written wrong in a rule',
    fileOf({ ...draft, rules: [spend] }),
    unknown('settings.rules.0.pionts'),
  ],
])('%s is refused, and it is said why', (_, text, refusal) => {
  expect(refusalOf(text)).toEqual(refusal)
})

const moss = { id: '77', title: 'Moss' }
const other = { domain: 'moss.example', currency: 'USD' }
const elsewhere: ProgramSettings = settingsSchema.parse({
  ...draft,
  name: 'Moss Club',
  termsUrl: 'https://moss.example/terms',
  excludedTags: [],
  rules: [
    freshRule('spend', 'spend', 100),
    { ...freshRule('units', 'moss', 100), scope: { ...everything, products: [moss] } },
  ],
  rewards: [
    freshReward('amount_off', 'any', 100),
    { ...freshReward('percent_off', 'some', 100), products: [moss] } as Reward,
    { ...freshReward('free_product', 'gift', 100), variant: { ...moss, productId: '7' } } as Reward,
  ],
  challenges: [
    { kind: 'pieces', id: 'moss', name: 'Moss', target: 3, products: [moss] },
    { kind: 'orders', id: 'five', name: 'Five', target: 5 },
  ],
  scope: { ...everything, excludedProducts: [moss] },
})

test("another shop's things stay there, and so does whatever named them until it is looked at", () => {
  const { settings, left } = read(fileOf(elsewhere, other))
  expect(left.map(({ what }) => what)).toEqual([
    'rule_off',
    'reward_off',
    'reward_gone',
    'challenge_gone',
    'scope_open',
  ])
  expect(JSON.stringify(settings)).not.toContain('"77"')
  expect(settings.rules.map(({ isOn }) => isOn)).toEqual([true, false])
  expect(settings.rewards.map(({ id, isOn }) => [id, isOn])).toEqual([
    ['any', true],
    ['some', false],
  ])
  expect(settings.challenges.map(({ id }) => id)).toEqual(['five'])
  const { name, scope, termsUrl, excludedTags } = settings
  expect({ name, scope, termsUrl, excludedTags }).toEqual({
    name: 'Moss Club',
    scope: everything,
    termsUrl: '',
    excludedTags: ['staff'],
  })
  expect(read(fileOf(elsewhere)).settings).toEqual(elsewhere)
})

test.each([
  ['USD', 'JPY', 1000, 1000],
  ['JPY', 'USD', 1000, 1000],
  ['USD', 'HUF', 1000, 100_000],
  ['HUF', 'USD', 100_050, 1001],
  ['KWD', 'USD', 4, 1],
  ['USD', 'EUR', 1000, 1000],
])('an amount in %s is in %s what buys about as much', (from, to, minor, carried) => {
  const [reward] = defaultSettings(from).rewards
  const settings = { ...draft, rewards: [{ ...reward, amountMinor: minor, minimumMinor: 0 }] }
  const text = fileOf(settings, { ...here, currency: from })
  expect(read(text, { here: { ...here, currency: to } }).settings.rewards).toMatchObject([
    { amountMinor: carried, minimumMinor: 0, points: reward?.points },
  ])
})

test('an amount that the other currency cannot hold is named', () => {
  const [reward] = draft.rewards
  const settings = { ...draft, rewards: [{ ...reward, amountMinor: 1_000_000_000 }] }
  const text = fileOf(settings)
  const result = readProgramFile(text, { ...reader, here: { ...here, currency: 'HUF' } })
  expect(result).toMatchObject({
    refusal: { details: { 'settings.rewards.0.amountMinor': 'at_most:1000000000' } },
  })
})

test('a rule whose id was published here as another kind gets an id of its own', () => {
  const published = [{ ...draft, rules: [freshRule('order', 'spend', 100)] }]
  const { settings } = read(fileOf(draft), { published })
  expect(settings.rules.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    'spend spend-2',
    'order order',
    'signup signup',
  ])
})

test('whatever is picked of a shop, and every amount, is known by its name', () => {
  const fields = new Map<string, string>()
  JSON.stringify(z.toJSONSchema(settingsSchema, { io: 'input' }), (name, node: unknown) => {
    const input = (node as { input?: string } | null)?.input
    if (input) fields.set(name, input)
    return node
  })
  const namesOf = (inputs: string[]) =>
    [...fields].filter(([, input]) => inputs.includes(input)).map(([name]) => name)
  const picked = namesOf(['products', 'collections', 'markets', 'variant', 'segment'])
  expect(picked.toSorted()).toEqual([...pickedFields].toSorted())
  expect(namesOf(['money']).filter((name) => !name.endsWith('Minor'))).toEqual([])
})
