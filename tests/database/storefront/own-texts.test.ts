// What a merchant says in their own words: kept per language, checked again on the server, never
// lost to somebody who saves at the same time.
import { beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { readTexts } = await import('../../../app/loyalty/storefront/read-texts.server.ts')
const { saveTexts } = await import('../../../app/loyalty/storefront/save-texts.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)

const now = new Date('2026-11-22T10:00:00Z')
let shop = forShop(0)
beforeEach(async () => {
  const row = await prisma().shop.create({ data: { domain: `${crypto.randomUUID()}.example` } })
  shop = forShop(row.id)
})

const save = (texts: Record<string, string>, before: Record<string, string> = {}) =>
  saveTexts(shop, { language: 'en', texts, before, now })

test('own texts are kept, and an empty one goes back to the language', async () => {
  const own = { 'launcher.label': 'Fern Club', 'points.word.one': 'leaf' }
  expect(await save({ ...own, 'panel.close': '' })).toEqual({ ok: true, value: null })
  expect(await readTexts(shop)).toEqual({ en: own })
  expect(await save({ 'launcher.label': ' ' }, own)).toEqual({ ok: true, value: null })
  expect(await readTexts(shop)).toEqual({})
})

test('saving has the storefront written again', async () => {
  const revision = async () =>
    (await prisma().shop.findUniqueOrThrow({ where: { id: shop.shopId } })).programRevision
  const before = await revision()
  await save({ 'launcher.label': 'Fern Club' })
  expect(await revision()).toBeGreaterThan(before)
})

test('of two people who began at the same texts the second is refused', async () => {
  await save({ 'launcher.label': 'Fern Club' })
  expect(await save({ 'launcher.label': 'Moss Club' })).toEqual({
    ok: false,
    refusal: { code: 'texts_changed' },
  })
  const seen = { 'launcher.label': 'Fern Club' }
  const answers = await Promise.all(
    ['One', 'Two', 'Three'].map((text) => save({ 'launcher.label': text }, seen)),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test.each([
  [{ 'launcher.label': 'x'.repeat(501) }, { 'launcher.label': 'too_long:500' }],
  [{ 'points.word.one': 'x'.repeat(21) }, { 'points.word.one': 'too_long:20' }],
  [{ 'points.program': 'x'.repeat(41) }, { 'points.program': 'too_long:40' }],
  [{ 'title.amount-off': 'x'.repeat(61) }, { 'title.amount-off': 'too_long:60' }],
  [{ 'launcher.label': '[amount]' }, { 'launcher.label': 'no_placeholder' }],
  [
    { 'account.to_next': '[amount] [date]' },
    { 'account.to_next': 'unknown_placeholder:[amount] [reward]' },
  ],
  [{ 'meta.direction': 'rtl' }, { 'meta.direction': 'unknown_text' }],
])('%o is refused, and nothing is saved', async (texts, problems) => {
  const answer = await save({ 'panel.close': 'Shut', ...texts })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'texts_invalid', details: problems } })
  expect(await readTexts(shop)).toEqual({})
})

test('exactly as long as allowed is taken', async () => {
  const texts = { 'launcher.label': 'x'.repeat(500), 'points.program': 'x'.repeat(40) }
  expect((await save(texts)).ok).toBe(true)
})

test("a reward's title in a language is what the storefront calls it there", async () => {
  await saveDraft(shop, { settings: defaultSettings('USD'), revision: 0, now })
  await publishDraft(shop, { revision: 1, publishedBy: 'Robin', now })
  await save({ 'title.amount-off': 'A fern on the house' })
  const later = new Date(now.getTime() + 120_000)
  const { rewards } = await readPublicProgram(shop, { now: later })
  expect(rewards.find(({ id }) => id === 'amount-off')?.labels.en).toBe('A fern on the house')
  expect(rewards.find(({ id }) => id === 'percent-off')?.labels.en).toBe('10% off')
})
