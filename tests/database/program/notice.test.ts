// What is to members' disadvantage begins after the notice that the shop has chosen, or with how
// they were told instead: whoever publishes, and whatever made the draft so.
import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { forShop, prisma } = await import('../../../app/db.server.ts')
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')
const { defaultSettings } = await import('../../../app/loyalty/program/default-settings.ts')
const { listVersions } = await import('../../../app/loyalty/program/list-versions.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { restoreVersion, takeSettings } = await import(
  '../../../app/loyalty/program/replace-draft.server.ts'
)
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { callOffVersion } = await import(
  '../../../app/loyalty/program/schedule/call-off-version.server.ts'
)
const { stateTelling } = await import('../../../app/loyalty/program/notice/state-telling.server.ts')
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)

const now = new Date('2026-03-01T15:00:00.000Z')
const after = (days: number, hour = 0) => new Date(Date.UTC(2026, 2, 1 + days, hour))
const paying = (points: number) => {
  const made = defaultSettings('USD')
  Object.assign(made.rules[0]!, { points })
  return made
}

let shop = forShop(0)
let revision = 0
beforeEach(async () => {
  const row = await prisma().shop.create({
    data: { domain: `${crypto.randomUUID()}.example`, currency: 'USD', timeZone: 'UTC' },
  })
  shop = forShop(row.id)
  revision = 0
  await save(2)
  await publish({})
  await save(1)
})

async function save(points: number) {
  expect((await saveDraft(shop, { settings: paying(points), revision, now })).ok).toBe(true)
  revision += 1
}

interface How {
  at?: Date
  told?: string
  when?: Date
}
const publish = ({ when = now, ...how }: How) =>
  publishDraft(shop, { revision, publishedBy: 'Robin', now: when, ...how })
const needed = (days = 30) => ({ ok: false, refusal: { code: 'notice_needed', details: { days } } })

test('a lower rate is not published at once, nor a day too early', async () => {
  expect(await publish({})).toEqual(needed())
  expect(await publish({ at: after(29, 23) })).toEqual(needed())
  expect(await listVersions(shop)).toHaveLength(1)
  expect(await publish({ at: after(30) })).toMatchObject({ ok: true, value: { told: null } })
})

test('at once with how members were told, which stays with the version', async () => {
  expect((await publish({ told: 'By e-mail on Monday' })).ok).toBe(true)
  const [version] = await listVersions(shop)
  expect(version).toMatchObject({ number: 2, told: 'By e-mail on Monday' })
})

test('what needs no telling keeps nothing of it', async () => {
  await save(3)
  expect(await publish({ told: 'For nothing' })).toMatchObject({ value: { told: null } })
})

test('the shop chooses how many days', async () => {
  expect(await stateTelling(shop, { noticeDays: '0', tellsNews: true })).toMatchObject({
    refusal: { code: 'notice_days_invalid' },
  })
  expect((await stateTelling(shop, { noticeDays: '7', tellsNews: true })).ok).toBe(true)
  expect(await publish({ at: after(6, 23) })).toEqual(needed(7))
  expect((await publish({ at: after(7) })).ok).toBe(true)
})

test('a restored version, and one that came as a file, are asked the same', async () => {
  await save(3)
  expect((await publish({})).ok).toBe(true)
  const replacement = { revision, updatedBy: 'Robin', now }
  expect((await restoreVersion(shop, { ...replacement, number: 1 })).ok).toBe(true)
  revision += 1
  const when = new Date(now.getTime() + 120_000)
  expect(await publish({ when })).toEqual(needed())
  const settings = { ...paying(3), rewards: [] }
  expect((await takeSettings(shop, { ...replacement, revision, settings })).ok).toBe(true)
  revision += 1
  expect(await publish({ when })).toEqual(needed())
})

test('nobody has to be told of a program that nobody sees', async () => {
  const change = { phase: 'shadow', spendUntil: null, recordedBy: 'Robin', now, seen: 0 }
  expect((await changePhase(shop, change)).ok).toBe(true)
  const when = new Date(now.getTime() + 120_000)
  expect(await publish({ when })).toMatchObject({ ok: true, value: { told: null } })
})

test('it is announced ahead, until it is called off; or not, where the shop says so', async () => {
  await publish({ at: after(30, 9) })
  const news = async () => (await readPublicProgram(shop, { now })).news
  expect(await news()).toMatchObject([
    {
      from: after(30, 9).toISOString(),
      lines: { en: ['Earning: 2 points for every $1 spent becomes 1 point for every $1 spent'] },
    },
  ])
  const before = await prisma().shop.findUniqueOrThrow({ where: { id: shop.shopId } })
  await stateTelling(shop, { noticeDays: '30', tellsNews: false })
  expect(await news()).toEqual([])
  // The storefront's copy is written anew.
  const row = await prisma().shop.findUniqueOrThrow({ where: { id: shop.shopId } })
  expect(row.programRevision).toBe(before.programRevision + 1)
  await stateTelling(shop, { noticeDays: '30', tellsNews: true })
  await callOffVersion(shop, { number: 2, calledOffBy: 'Robin', now })
  expect(await news()).toEqual([])
})
