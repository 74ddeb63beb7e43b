import { beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { readDraft } = await import('../../../app/loyalty/program/read-draft.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { discardDraft } = await import('../../../app/loyalty/program/discard-draft.server.ts')
const { listVersions } = await import('../../../app/loyalty/program/list-versions.server.ts')
const { readProgramInForce } = await import(
  '../../../app/loyalty/program/read-program-in-force.server.ts'
)

const now = new Date('2026-11-22T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const settings = (pointsPerUnit = 1) => {
  const made = defaultSettings('USD')
  made.rules[0]!.points = pointsPerUnit
  return made
}

let shop = forShop(0)
beforeEach(async () => {
  const row = await prisma().shop.create({ data: { domain: `${crypto.randomUUID()}.example` } })
  shop = forShop(row.id)
})

const publish = (revision: number, at = now) =>
  publishDraft(shop, { revision, publishedBy: 'Robin', now: at })

test('a shop without a draft reads a beginning that can be saved', async () => {
  const draft = await readDraft(shop, 'USD')
  expect(draft).toEqual({ settings: defaultSettings('USD'), revision: 0, updatedAt: null })
  expect(await saveDraft(shop, { settings: draft.settings, revision: 0, now })).toEqual({
    ok: true,
    value: 1,
  })
  expect(await readDraft(shop, 'USD')).toMatchObject({ revision: 1, updatedAt: now })
})

test('the second of two people who edit the same revision is refused and changes nothing', async () => {
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  expect((await saveDraft(shop, { settings: settings(2), revision: 1, now })).ok).toBe(true)
  const late = await saveDraft(shop, { settings: settings(3), revision: 1, now })
  expect(late).toEqual({ ok: false, refusal: { code: 'draft_changed' } })
  expect((await readDraft(shop, 'USD')).settings.rules[0]?.points).toBe(2)
})

test('of ten saves of the same revision at once exactly one is taken', async () => {
  for (const revision of [0, 1]) {
    const saves = Array.from({ length: 10 }, () =>
      saveDraft(shop, { settings: settings(), revision, now }),
    )
    const answers = await Promise.all(saves)
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  }
})

test('settings that are wrong are refused with the field and what is wrong with it', async () => {
  const wrong = { ...settings(), pendingDays: -1, name: '' }
  expect(await saveDraft(shop, { settings: wrong, revision: 0, now })).toEqual({
    ok: false,
    refusal: { code: 'draft_invalid', details: { pendingDays: 'at_least:0', name: 'missing' } },
  })
  expect((await readDraft(shop, 'USD')).revision).toBe(0)
})

test('the first version is in force at once, the next one a minute after it was published', async () => {
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  expect(await publish(1)).toMatchObject({ ok: true, value: { number: 1, effectiveFrom: now } })
  await saveDraft(shop, { settings: settings(2), revision: 1, now })
  const second = await publish(2, later(3600))
  expect(second).toMatchObject({ ok: true, value: { number: 2, effectiveFrom: later(3660) } })
  const at = async (when: Date) => (await readProgramInForce(shop, when))?.number ?? null
  expect(await at(later(-0.001))).toBe(null)
  expect(await at(now)).toBe(1)
  expect(await at(later(3659.999))).toBe(1)
  expect(await at(later(3660))).toBe(2)
})

test('publishing twice is one version; publishing what was not looked at is refused', async () => {
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  const answers = await Promise.all([publish(1), publish(1), publish(1)])
  expect(answers.map((answer) => answer.ok && answer.value.number)).toEqual([1, 1, 1])
  expect(await listVersions(shop)).toHaveLength(1)
  expect(await publish(7)).toEqual({ ok: false, refusal: { code: 'draft_changed' } })
})

test('a version never begins before the one it follows, even if the clock was set back', async () => {
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  await publish(1, later(86_400))
  await saveDraft(shop, { settings: settings(2), revision: 1, now })
  await publish(2, now)
  const [second, first] = await listVersions(shop)
  expect(second!.effectiveFrom.getTime()).toBeGreaterThan(first!.effectiveFrom.getTime())
})

test('a publication asks for the public program to be written again', async () => {
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  await publish(1)
  await publish(1)
  const row = await prisma().shop.findUniqueOrThrow({ where: { id: shop.shopId } })
  expect(row.programRevision).toBe(1)
})

test('discarding goes back to what is published, or to the beginning', async () => {
  await saveDraft(shop, { settings: settings(5), revision: 0, now })
  await discardDraft(shop, { revision: 1, currency: 'USD', now })
  expect((await readDraft(shop, 'USD')).settings).toEqual(defaultSettings('USD'))
  await saveDraft(shop, { settings: settings(3), revision: 2, now })
  await publish(3)
  await saveDraft(shop, { settings: settings(9), revision: 3, now })
  expect(await discardDraft(shop, { revision: 4, currency: 'USD', now })).toMatchObject({
    value: 5,
  })
  expect((await readDraft(shop, 'USD')).settings.rules[0]?.points).toBe(3)
})
