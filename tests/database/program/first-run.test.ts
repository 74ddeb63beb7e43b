// The first run: what is answered is kept, and becomes the draft as long as nobody worked on it.
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { aShop } = await import('../../setup/builders/shop.ts')
const { readFirstRun } = await import('../../../app/loyalty/program/first-run/first-run.ts')
const { answerFirst, takeFirst } = await import(
  '../../../app/loyalty/program/first-run/take-first.server.ts'
)
const { stateLook } = await import('../../../app/loyalty/program/look/state-look.server.ts')
const { readDraft } = await import('../../../app/loyalty/program/read-draft.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')

type TestShop = Awaited<ReturnType<typeof aShop>>
const now = new Date('2026-06-01T12:00:00Z')
const who = { currency: 'USD', averageMinor: null, updatedBy: 'staff/1', now }

const answer = (shop: TestShop, question: string, choice: string, isPublished = false) =>
  answerFirst(shop.db, { question, choice, isPublished, ...who })

async function kept({ shopId }: TestShop) {
  const row = await prisma().shop.findUniqueOrThrow({ where: { id: shopId } })
  return readFirstRun(row.firstRun)
}

async function answerAll(shop: TestShop, share = '5'): Promise<void> {
  expect(await answer(shop, 'comesBack', 'monthly')).toBe(true)
  expect(await answer(shop, 'wish', 'known')).toBe(true)
  expect(await answer(shop, 'share', share)).toBe(true)
}

/** A shop whose draft nobody has touched. */
async function aNewShop(): Promise<TestShop> {
  const shop = await aShop()
  const { shopId } = shop
  await prisma().programDraft.deleteMany({ where: { shopId } })
  return shop
}

const pricesOf = async (shop: TestShop) =>
  (await readDraft(shop.db, 'USD')).settings.rewards.map(({ points }) => points)

test('with the third answer the program is the draft, with later ones it follows', async () => {
  const shop = await aNewShop()
  await answer(shop, 'comesBack', 'monthly')
  await answer(shop, 'wish', 'known')
  expect(await kept(shop)).toMatchObject({ template: null, revision: null })
  await answer(shop, 'share', '5')
  const first = await kept(shop)
  expect(first.template).toBe('insiders')
  const draft = await readDraft(shop.db, 'USD')
  expect(draft.settings.tiers).toHaveLength(3)
  expect(draft.revision).toBe(first.revision)
  const before = await pricesOf(shop)
  await answer(shop, 'share', '10')
  expect(await pricesOf(shop)).toEqual(before.map((points) => points / 2))
  await answer(shop, 'wish', 'bigger')
  expect((await kept(shop)).template).toBe('points_for_spending')
})

test('another program that was chosen stays while only amounts change', async () => {
  const shop = await aNewShop()
  await answerAll(shop)
  const { revision } = await readDraft(shop.db, 'USD')
  const taken = await takeFirst(shop.db, { ...who, template: 'points_for_spending', revision })
  expect(taken.ok).toBe(true)
  await answer(shop, 'share', '2')
  expect((await kept(shop)).template).toBe('points_for_spending')
})

test('a draft that somebody worked on, or a published program, is left alone', async () => {
  const shop = await aNewShop()
  await answerAll(shop)
  const draft = await readDraft(shop.db, 'USD')
  const settings = { ...draft.settings, name: 'Fern Club' }
  const saved = await saveDraft(shop.db, {
    settings,
    revision: draft.revision,
    updatedBy: 'staff/2',
    now,
  })
  expect(saved.ok).toBe(true)
  await answer(shop, 'wish', 'bigger')
  expect((await readDraft(shop.db, 'USD')).settings).toMatchObject({ name: 'Fern Club' })
  expect((await readDraft(shop.db, 'USD')).settings.tiers).toHaveLength(3)
  // Where it is asked for, their name stays and the rest is replaced.
  const { revision } = await readDraft(shop.db, 'USD')
  await takeFirst(shop.db, { ...who, template: 'points_for_spending', revision })
  const replaced = (await readDraft(shop.db, 'USD')).settings
  expect([replaced.name, replaced.tiers]).toEqual(['Fern Club', []])
  await answer(shop, 'share', '10', true)
  expect((await readDraft(shop.db, 'USD')).settings).toEqual(replaced)
})

test('answers given at once are all kept', async () => {
  for (let round = 0; round < 8; round += 1) {
    const shop = await aNewShop()
    await Promise.all([
      answer(shop, 'comesBack', 'weekly'),
      answer(shop, 'wish', 'more'),
      answer(shop, 'share', '10'),
    ])
    const { answers } = await kept(shop)
    expect(answers).toEqual({ comesBack: 'weekly', wish: 'more', share: '10' })
  }
})

test('what is no answer is refused, and nobody else sees what was answered', async () => {
  const [shop, other] = [await aNewShop(), await aNewShop()]
  expect(await answer(shop, 'share', '99')).toBe(false)
  expect(await answer(shop, '__proto__', 'x')).toBe(false)
  await answerAll(shop)
  expect((await kept(other)).answers).toEqual({ comesBack: null, wish: null, share: null })
})

test('a colour is kept with its shop, and what shoppers see is written anew', async () => {
  const [shop, other] = [await aNewShop(), await aNewShop()]
  const rowOf = ({ shopId }: TestShop) => prisma().shop.findUniqueOrThrow({ where: { id: shopId } })
  const before = await rowOf(shop)
  expect(await stateLook(shop.db, '#a3265b')).toEqual({ ok: true, value: '#A3265B' })
  const after = await rowOf(shop)
  expect(after.accent).toBe('#A3265B')
  expect(after.programRevision).toBe(before.programRevision + 1)
  expect(await stateLook(shop.db, '#FFEE00')).toMatchObject({
    refusal: { code: 'colour_too_light' },
  })
  expect(await stateLook(shop.db, 'red;}')).toMatchObject({ refusal: { code: 'colour_invalid' } })
  expect((await rowOf(shop)).accent).toBe('#A3265B')
  expect((await rowOf(other)).accent).toBe(null)
})
