// A version that begins at a time the merchant chose, and one that was called off before.
import { beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import { versionAt } from '../../../app/loyalty/settlement/version-at.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { callOffVersion } = await import(
  '../../../app/loyalty/program/schedule/call-off-version.server.ts'
)
const { listVersions } = await import('../../../app/loyalty/program/list-versions.server.ts')
const { readProgramInForce } = await import(
  '../../../app/loyalty/program/read-program-in-force.server.ts'
)

const now = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const days = 1440

let shop = forShop(0)
let revision = 0
beforeEach(async () => {
  const row = await prisma().shop.create({ data: { domain: `${crypto.randomUUID()}.example` } })
  shop = forShop(row.id)
  revision = 0
})

/** Another program each time. */
async function publish(name: string, at?: Date, when = now) {
  const settings = { ...defaultSettings('USD'), name }
  await saveDraft(shop, { settings, revision, now: when })
  revision += 1
  const begins = at ? { at } : {}
  return publishDraft(shop, { revision, publishedBy: 'Robin', now: when, ...begins })
}
const callOff = (number: number, when: Date) =>
  callOffVersion(shop, { number, calledOffBy: 'Robin', now: when })
const nameAt = async (at: Date) => (await readProgramInForce(shop, at))?.settings.name

test('it counts from the chosen time on, and not a moment before', async () => {
  await publish('Leaf')
  const begins = later(3 * days)
  expect(await publish('Moss', begins)).toMatchObject({
    value: { number: 2, effectiveFrom: begins },
  })
  const before = new Date(begins.getTime() - 1)
  expect([await nameAt(before), await nameAt(begins)]).toEqual(['Leaf', 'Moss'])
  // Orders are valued by the same.
  const versions = await listVersions(shop)
  expect([versionAt(versions, before)?.number, versionAt(versions, begins)?.number]).toEqual([1, 2])
})

test.each([
  ['in the past', -1, false],
  ['sooner than in five minutes', 4.99, false],
  ['in five minutes', 5, true],
  ['in a year', 366 * days, true],
  ['after more than a year', 366 * days + 1, false],
])('a time %s', async (_, minutes, isTaken) => {
  await publish('Leaf')
  const answer = await publish('Moss', later(minutes))
  if (isTaken) expect(answer.ok).toBe(true)
  else expect(answer).toEqual({ ok: false, refusal: { code: 'publish_at_invalid' } })
  expect(await nameAt(later(2))).toBe('Leaf')
})

test('the first version begins at once, and waits for no time', async () => {
  expect(await publish('Leaf', later(days))).toMatchObject({
    refusal: { code: 'publish_at_invalid' },
  })
  expect(await listVersions(shop)).toEqual([])
})

test('one waits at a time; called off, it never begins, and its number stays its own', async () => {
  await publish('Leaf')
  await publish('Moss', later(3 * days))
  for (const at of [undefined, later(4 * days)]) {
    expect(await publish('Fern', at)).toMatchObject({ refusal: { code: 'version_scheduled' } })
  }
  expect(await callOff(2, later(days))).toEqual({ ok: true, value: 2 })
  expect(await callOff(2, later(5 * days))).toEqual({ ok: true, value: 2 })
  expect(await nameAt(later(4 * days))).toBe('Leaf')
  expect(await publish('Fern', undefined, later(days))).toMatchObject({ value: { number: 3 } })
  expect((await listVersions(shop)).map(({ number }) => number)).toEqual([3, 1])
  const { shopId } = shop
  expect(await shop.db.programVersionCalledOff.findMany({ where: { shopId } })).toMatchObject([
    { number: 2, calledOffBy: 'Robin', calledOffAt: later(days) },
  ])
})

test('what has begun, is about to, or was never there is not called off', async () => {
  await publish('Leaf')
  await publish('Moss', later(60))
  for (const minutes of [59, 60, 61]) {
    expect(await callOff(2, later(minutes))).toMatchObject({ refusal: { code: 'version_begun' } })
  }
  expect(await callOff(1, now)).toMatchObject({ refusal: { code: 'version_begun' } })
  expect(await callOff(3, now)).toMatchObject({ refusal: { code: 'version_unknown' } })
  expect(await nameAt(later(60))).toBe('Moss')
  // A version that was published as usual is never one that waits.
  await publish('Fern', undefined, later(62))
  expect(await callOff(3, later(62))).toMatchObject({ refusal: { code: 'version_begun' } })
})
