// What somebody may type by mistake or to see what happens: each is refused by the server with the
// field and a reason that can be read in every language, or is taken and comes back as it was.
import { beforeEach, expect, test } from 'vitest'
import { languages } from '../../../app/loyalty/explain/languages.ts'
import { renderFieldProblem } from '../../../app/loyalty/explain/render-field-problem.ts'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { withTemplate } from '../../../app/loyalty/program/templates/catalogue.ts'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { freshRule } from '../../../app/loyalty/rules/catalogue.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { readDraft } = await import('../../../app/loyalty/program/read-draft.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { readProgramInForce } = await import(
  '../../../app/loyalty/program/read-program-in-force.server.ts'
)
const { saveSegment } = await import('../../../app/loyalty/segments/save-segment.server.ts')
const { listSegments } = await import('../../../app/loyalty/segments/list-segments.server.ts')
const { saveCampaign } = await import('../../../app/loyalty/campaigns/save-campaign.server.ts')

const now = new Date('2026-11-22T10:00:00Z')
let shop = forShop(0)
beforeEach(async () => {
  const row = await prisma().shop.create({ data: { domain: `${crypto.randomUUID()}.example` } })
  shop = forShop(row.id)
})

const settings = defaultSettings('USD')
const insiders = withTemplate(settings, 'insiders', 'USD')
const spend = (given: object) => ({ rules: [{ ...freshRule('spend', 'spend', 100), ...given }] })
const reward = (given: object) => ({
  rewards: [{ ...freshReward('amount_off', 'off', 100), ...given }],
})
const card = (scope: object) => ({
  rules: [{ ...freshRule('stamp', 'card', 100), isOn: true, scope: { ...everything, ...scope } }],
})
const picked = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: String(n), title: `Plant ${n}` }))

const save = (given: object, revision = 0) =>
  saveDraft(shop, { settings: { ...settings, ...given } as ProgramSettings, revision, now })

function expectReadable(problems: Record<string, string>) {
  for (const locale of languages)
    for (const problem of Object.values(problems))
      expect([locale, problem, renderFieldProblem(problem, locale)]).toEqual([
        locale,
        problem,
        expect.stringMatching(/^(?!field\.).{3,}/u),
      ])
}

test.each<[string, object, Record<string, string>]>([
  ['a negative rate', spend({ points: -1 }), { 'rules.0.points': 'at_least:1' }],
  ['a rate per less than nothing', spend({ perMinor: -100 }), { 'rules.0.perMinor': 'at_least:1' }],
  ['a rate of 1.5 points', spend({ points: 1.5 }), { 'rules.0.points': 'not_whole' }],
  ['a negative reward', reward({ amountMinor: -500 }), { 'rewards.0.amountMinor': 'at_least:1' }],
  [
    'a reward dearer than a million points',
    reward({ points: 1_000_001 }),
    { 'rewards.0.points': 'at_most:1000000' },
  ],
  ['a stamp card without a product', card({}), { 'rules.0.scope.products': 'no_product' }],
  [
    '10,000 products picked',
    card({ products: picked(10_000) }),
    { 'rules.0.scope.products': 'too_many:100' },
  ],
  [
    'tiers out of order',
    { ...insiders, tiers: insiders.tiers.toReversed() },
    { 'tiers.1.spendMinor': 'tiers_out_of_order', 'tiers.2.spendMinor': 'tiers_out_of_order' },
  ],
])('%s is refused, and nothing is saved', async (_, given, problems) => {
  const answer = await save(given)
  expect(answer).toEqual({ ok: false, refusal: { code: 'draft_invalid', details: problems } })
  expectReadable(problems)
  expect((await readDraft(shop, 'USD')).revision).toBe(0)
})

test('a reward for a million points can be published', async () => {
  expect(await save(reward({ points: 1_000_000 }))).toMatchObject({ ok: true })
  const publication = { revision: 1, publishedBy: 'Robin', now }
  expect(await publishDraft(shop, publication)).toMatchObject({ ok: true })
  const version = await readProgramInForce(shop, now)
  expect(version?.settings.rewards[0]?.points).toBe(1_000_000)
})

test('a hundred products picked are kept', async () => {
  expect(await save(card({ products: picked(100) }))).toMatchObject({ ok: true })
})

test.each(['🌿🎉 Club 👩‍👩‍👧', 'מועדון השרך', 'نادي السرخس ١', 'シダの会', '<b>&"'])(
  'the name “%s” comes back as it was typed',
  async (name) => {
    const titled = { ...freshReward('amount_off', 'off', 100), title: name }
    expect(await save({ name, rewards: [titled] })).toMatchObject({ ok: true })
    expect(await publishDraft(shop, { revision: 1, publishedBy: name, now })).toMatchObject({
      ok: true,
    })
    const version = await readProgramInForce(shop, now)
    expect(version?.settings).toMatchObject({ name, rewards: [{ title: name }] })
    const conditions = [{ kind: 'orders', from: 1, to: null, days: null }]
    const form = { name, match: 'all', conditions }
    const said = { form, segment: null, seen: 0, recordedBy: 'staff/1', now }
    expect(await saveSegment(shop, said)).toMatchObject({ ok: true })
    expect((await listSegments(shop)).map((one) => one.name)).toEqual([name])
  },
)

test('an empty segment is refused: it would be everybody', async () => {
  const form = { name: 'All', match: 'all', conditions: [] }
  const problems = { conditions: 'no_condition' }
  expect(
    await saveSegment(shop, { form, segment: null, seen: 0, recordedBy: 'staff/1', now }),
  ).toMatchObject({ refusal: { code: 'segment_invalid', details: problems } })
  expectReadable(problems)
})

test('a campaign that ends before it begins is refused', async () => {
  await save({})
  await publishDraft(shop, { revision: 1, publishedBy: 'Robin', now })
  const rule = { ...freshRule('multiply', 'campaign', 100), title: 'Double weekend' }
  const dates = { startsOn: '2026-12-24', startsTime: '', endsOn: '2026-12-01', endsTime: '' }
  const form = { rule, ...dates, budgetPoints: null, isAnnounced: true }
  const who = { timeZone: 'UTC', recordedBy: 'staff/1', now }
  const problems = { endsOn: 'ends_before_start' }
  expect(await saveCampaign(shop, { form, campaign: null, seen: 0, ...who })).toMatchObject({
    refusal: { code: 'campaign_invalid', details: problems },
  })
  expectReadable(problems)
})
