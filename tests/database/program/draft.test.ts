import { beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { readDraft } = await import('../../../app/loyalty/program/read-draft.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { discardDraft, restoreVersion, takeSettings, takeTemplate, undoReplacement } = await import(
  '../../../app/loyalty/program/replace-draft.server.ts'
)
const { listVersions } = await import('../../../app/loyalty/program/list-versions.server.ts')
const { readProgramInForce } = await import(
  '../../../app/loyalty/program/read-program-in-force.server.ts'
)

const now = new Date('2026-11-22T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const pointsNow = async () => {
  const [rule] = (await readDraft(shop, 'USD')).settings.rules
  return rule && 'points' in rule ? rule.points : null
}
const settings = (pointsPerUnit = 1) => {
  const made = defaultSettings('USD')
  Object.assign(made.rules[0]!, { points: pointsPerUnit })
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
  expect(draft).toMatchObject({ settings: defaultSettings('USD'), revision: 0, updatedAt: null })
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
  expect(await pointsNow()).toBe(2)
})

test('a rule that was published as one kind is not published as another under the same id', async () => {
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  await publish(1)
  const made = settings()
  const [spend] = made.rules
  const order = { kind: 'order' as const, id: spend!.id, isOn: true, points: 5, minimumMinor: 0 }
  await saveDraft(shop, { settings: { ...made, rules: [order] }, revision: 1, now })
  expect(await publish(2, later(1))).toMatchObject({
    refusal: { code: 'rule_kind_changed', details: { ruleId: spend!.id } },
  })
  await saveDraft(shop, { settings: settings(2), revision: 2, now })
  expect((await publish(3, later(2))).ok).toBe(true)
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
  await discardDraft(shop, { revision: 1, currency: 'USD', updatedBy: 'Robin', now })
  expect((await readDraft(shop, 'USD')).settings).toEqual(defaultSettings('USD'))
  await saveDraft(shop, { settings: settings(3), revision: 2, now })
  await publish(3)
  await saveDraft(shop, { settings: settings(9), revision: 3, now })
  expect(
    await discardDraft(shop, { revision: 4, currency: 'USD', updatedBy: 'Robin', now }),
  ).toMatchObject({
    value: 5,
  })
  expect(await pointsNow()).toBe(3)
})

const by = (revision: number) => ({ revision, updatedBy: 'Robin', now })

test('discarding can be undone until the next save, and undoing undone', async () => {
  await saveDraft(shop, { settings: settings(5), revision: 0, now })
  expect((await readDraft(shop, 'USD')).canUndo).toBe(false)
  await discardDraft(shop, { ...by(1), currency: 'USD' })
  expect((await readDraft(shop, 'USD')).canUndo).toBe(true)
  expect(await undoReplacement(shop, by(2))).toEqual({ ok: true, value: 3 })
  expect(await pointsNow()).toBe(5)
  await undoReplacement(shop, by(3))
  expect(await pointsNow()).toBe(1)
  await saveDraft(shop, { settings: settings(7), revision: 4, now })
  expect(await undoReplacement(shop, by(5))).toMatchObject({ refusal: { code: 'nothing_to_undo' } })
  expect(await undoReplacement(shop, by(4))).toMatchObject({ refusal: { code: 'draft_changed' } })
})

test('an earlier version is restored into the draft, and what was there is kept for undoing', async () => {
  await saveDraft(shop, { settings: settings(2), revision: 0, now })
  await publish(1)
  await saveDraft(shop, { settings: settings(3), revision: 1, now })
  await publish(2)
  await saveDraft(shop, { settings: settings(9), revision: 2, now })
  expect(await restoreVersion(shop, { ...by(3), number: 1 })).toEqual({ ok: true, value: 4 })
  expect(await pointsNow()).toBe(2)
  expect(await listVersions(shop)).toHaveLength(2)
  await undoReplacement(shop, by(4))
  expect(await pointsNow()).toBe(9)
  expect(await restoreVersion(shop, { ...by(5), number: 7 })).toMatchObject({
    refusal: { code: 'version_unknown' },
  })
  expect(await restoreVersion(shop, { ...by(1), number: 1 })).toMatchObject({
    refusal: { code: 'draft_changed' },
  })
})

test('choosing between two people loses nothing: what was not chosen can be brought back', async () => {
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  await saveDraft(shop, { settings: settings(2), revision: 1, updatedBy: 'staff/2', now })
  const mine = { settings: settings(3), revision: 1, updatedBy: 'staff/1', now }
  expect(await saveDraft(shop, mine)).toMatchObject({ refusal: { code: 'draft_changed' } })
  await saveDraft(shop, { ...mine, revision: 2, isChoice: true })
  expect(await pointsNow()).toBe(3)
  expect(await readDraft(shop, 'USD')).toMatchObject({ updatedBy: 'staff/1', canUndo: true })
  await undoReplacement(shop, by(3))
  expect(await pointsNow()).toBe(2)
})

test('the first publication may begin in another phase, from the very same moment', async () => {
  const { readPhase } = await import('../../../app/loyalty/program/read-phase.server.ts')
  await saveDraft(shop, { settings: settings(), revision: 0, now })
  await publishDraft(shop, { revision: 1, publishedBy: 'Robin', phase: 'shadow', now })
  expect(await readPhase(shop, now)).toMatchObject({ phase: 'shadow', number: 1 })
  await saveDraft(shop, { settings: settings(2), revision: 1, now })
  await publishDraft(shop, { revision: 2, publishedBy: 'Robin', phase: 'live', now: later(60) })
  expect(await readPhase(shop, later(60))).toMatchObject({ phase: 'shadow', number: 1 })
})

test('a template replaces what is earned and bought, leaves the names, and is undone', async () => {
  const mine = { ...settings(7), name: 'Moss Club' }
  await saveDraft(shop, { settings: mine, revision: 0, now })
  const wish = { revision: 1, updatedBy: 'Robin', now, currency: 'USD' }
  const taken = { ...wish, template: 'slice_of_the_pie' as const }
  expect(await takeTemplate(shop, taken)).toEqual({ ok: true, value: 2 })
  expect(await takeTemplate(shop, taken)).toMatchObject({ refusal: { code: 'draft_changed' } })
  const draft = await readDraft(shop, 'USD')
  expect(draft).toMatchObject({ revision: 2, canUndo: true, settings: { name: 'Moss Club' } })
  expect(draft.settings.rules).toMatchObject([{ kind: 'order', points: 10, minimumMinor: 1000 }])
  expect((await undoReplacement(shop, { revision: 2, updatedBy: 'Robin', now })).ok).toBe(true)
  expect((await readDraft(shop, 'USD')).settings).toEqual(mine)
})

test('what was read from a file replaces the draft as a whole, or nothing of it', async () => {
  const mine = { ...settings(7), name: 'Moss Club' }
  await saveDraft(shop, { settings: mine, revision: 0, now })
  const wish = { revision: 1, updatedBy: 'Robin', now }
  const wrong = { ...wish, settings: { ...settings(3), pendingDays: -1 } }
  expect(await takeSettings(shop, wrong)).toMatchObject({
    refusal: { code: 'draft_invalid', details: { pendingDays: 'at_least:0' } },
  })
  expect((await readDraft(shop, 'USD')).settings).toEqual(mine)
  expect(await takeSettings(shop, { ...wish, settings: settings(3) })).toEqual({
    ok: true,
    value: 2,
  })
  expect((await readDraft(shop, 'USD')).settings).toEqual(settings(3))
  expect((await undoReplacement(shop, { ...wish, revision: 2 })).ok).toBe(true)
  expect((await readDraft(shop, 'USD')).settings).toEqual(mine)
})
