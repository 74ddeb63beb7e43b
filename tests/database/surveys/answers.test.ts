// A survey is answered once, for the same points whatever the answer says, by whom it is asked.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ShopDb } from '../../../app/db.server.ts'
import { freshSurvey, type SurveyForm } from '../../../app/loyalty/surveys/survey.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { givenShop, publish, settings } from '../rewards/given.ts'

await openTestDatabase()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { saveSurvey } = await import('../../../app/loyalty/surveys/save-survey.server.ts')
const { cursorOf, listAnswers, listSurveys } = await import(
  '../../../app/loyalty/surveys/list-surveys.server.ts'
)
const { answerSurvey } = await import(
  '../../../app/loyalty/settlement/surveys/answer-survey.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMemberById } = await import('../../../app/loyalty/members/export-member.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { changePhase } = await import('../../../app/loyalty/program/change-phase.server.ts')
const { pauseMember } = await import('../../../app/loyalty/membership/pause-member.server.ts')

const at = new Date('2026-11-20T12:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
let shop: ShopDb
let memberId: string
let surveyId: string

beforeEach(async () => {
  shop = await givenShop()
  await publish(shop, { number: 2, settings, effectiveFrom: new Date('2026-01-01T00:00:00Z') })
  memberId = await someone()
  surveyId = await ask()
})
afterEach(async () => expect(await verifyBooks(shop)).toEqual([]))

async function someone(): Promise<string> {
  const id = randomUUID()
  const joinedAt = new Date('2026-02-01T00:00:00Z')
  const customerId = String(Math.floor(Math.random() * 1e12))
  const { shopId } = shop
  await shop.db.member.create({ data: { shopId, id, customerId, joinedAt, recordedAt: joinedAt } })
  await shop.db.memberState.createMany({ data: { shopId, memberId: id }, skipDuplicates: true })
  return id
}

const save = (id: string, change: Partial<SurveyForm>, isNew: boolean) =>
  saveSurvey(shop, {
    id,
    form: { ...freshSurvey, question: 'Would you recommend us?', ...change },
    isNew,
    timeZone: 'UTC',
    now: at,
  })

async function ask(change: Partial<SurveyForm> = {}): Promise<string> {
  const id = randomUUID()
  expect(await save(id, change, true)).toMatchObject({ ok: true })
  return id
}

interface Given {
  of?: string
  to?: string
  score?: number
  comment?: string
  minutes?: number
}
const answer = ({ of = memberId, to = surveyId, score = 3, comment = '', minutes = 0 }: Given) =>
  answerSurvey(shop, { memberId: of, surveyId: to, score, comment, now: later(minutes) })

async function available(of = memberId): Promise<number> {
  const found = await shop.db.balance.findMany({ where: { shopId: shop.shopId, memberId: of } })
  return found.reduce((sum, { available: each }) => sum + each, 0)
}

const all = { group: 'all' as const, hasComment: false }
const scoresOf = async (filter = all as Parameters<typeof listAnswers>[1]['filter']) =>
  (await listAnswers(shop, { surveyId, filter, after: null })).map(({ score }) => score)

async function merge(kept: string, deleted: string): Promise<void> {
  const customerOf = async (id: string) =>
    (await shop.db.member.findFirst({ where: { shopId: shop.shopId, id } }))?.customerId ?? ''
  const [keptId, deletedId] = [await customerOf(kept), await customerOf(deleted)]
  const now = later(60)
  await shop.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at: now, now }))
}

const code = async (answered: ReturnType<typeof answerSurvey>) => {
  const result = await answered
  return result.ok ? 'ok' : result.refusal.code
}

test('the points are the same, whatever the answer says', async () => {
  const other = await someone()
  expect(await answer({ score: 0, comment: 'Never again.' })).toEqual({
    ok: true,
    value: { points: 50, isRepeat: false },
  })
  await answer({ of: other, score: 10 })
  expect([await available(), await available(other)]).toEqual([50, 50])
  const [survey] = await listSurveys(shop)
  expect(survey?.distribution).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
})

test('sent again it is the same answer, and another one is refused', async () => {
  await answer({ score: 7, comment: 'Fine.' })
  expect(await answer({ score: 7, comment: 'Fine.', minutes: 5 })).toMatchObject({
    value: { points: 50, isRepeat: true },
  })
  expect(await code(answer({ score: 8, comment: 'Fine.' }))).toBe('survey_answered')
  expect(await code(answer({ score: 7, comment: '' }))).toBe('survey_answered')
  expect([await available(), await scoresOf()]).toEqual([50, [7]])
})

test('clicked twice at once, it is one answer', async () => {
  const clicks = await Promise.all([1, 2, 3, 4].map(() => answer({ score: 9 })))
  expect(clicks.map((one) => one.ok && one.value.isRepeat).sort()).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect([await available(), await scoresOf()]).toEqual([50, [9]])
})

test('two answers at once that differ are one answer and one refusal', async () => {
  const clicks = await Promise.all([code(answer({ score: 2 })), code(answer({ score: 9 }))])
  expect(clicks.sort()).toEqual(['ok', 'survey_answered'])
  expect(await available()).toBe(50)
})

test('a survey without points is answered for none', async () => {
  const free = await ask({ points: 0 })
  expect(await answer({ to: free })).toMatchObject({ value: { points: 0 } })
  expect(await available()).toBe(0)
})

test('what a member answered before a merge counts, and is not given again', async () => {
  const other = await someone()
  await answer({ of: other, score: 6 })
  await merge(memberId, other)
  expect(await code(answer({ score: 9, minutes: 90 }))).toBe('survey_answered')
  expect(await answer({ score: 6, minutes: 90 })).toMatchObject({ value: { isRepeat: true } })
  expect(await available()).toBe(50)
})

test.each([
  ['the one that went', 0, 5],
  ['the one that was kept', 5, 0],
])('of two answers of one person the earlier counts: that of %s', async (_, first, second) => {
  const other = await someone()
  await answer({ of: other, score: 2, minutes: first })
  await answer({ score: 9, minutes: second })
  await merge(memberId, other)
  expect(await scoresOf()).toEqual([first < second ? 2 : 9])
  expect(await available()).toBe(50)
  // Heard of again, it takes nothing more.
  const third = await someone()
  await merge(memberId, third)
  expect(await available()).toBe(50)
})

test('three customers who are one person have answered once', async () => {
  const [second, third] = [await someone(), await someone()]
  await answer({ of: third, score: 8, minutes: 1 })
  await answer({ of: second, score: 4, minutes: 2 })
  await answer({ score: 1, minutes: 3 })
  await merge(second, third)
  await merge(memberId, second)
  expect([await scoresOf(), await available()]).toEqual([[8], 50])
})

test('members are asked from their second paid order on', async () => {
  const second = await ask({ afterOrders: 2 })
  const orders = (states: object[]) =>
    Promise.all(
      states.map((state, index) =>
        shop.db.order.create({
          data: {
            shopId: shop.shopId,
            id: randomUUID(),
            memberId,
            name: `#${index}`,
            processedAt: at,
            updatedAt: at,
            snapshot: { payment: 'paid', cancelledAt: null, ...state },
            inputs: {},
            evaluation: {},
            settledAt: at,
            parkedReason: 'made up',
          },
        }),
      ),
    )
  await orders([{}, { payment: 'pending' }, { cancelledAt: at.toISOString() }])
  expect(await code(answer({ to: second }))).toBe('survey_not_asked')
  expect((await readMemberState(shop, { memberId, now: at }))?.surveys).toEqual({
    answered: [],
    orders: 1,
  })
  await orders([{ payment: 'partially_refunded' }])
  expect(await code(answer({ to: second }))).toBe('ok')
  expect((await readMemberState(shop, { memberId, now: at }))?.surveys).toEqual({
    answered: [second],
    orders: 2,
  })
  await shop.db.order.deleteMany({ where: { shopId: shop.shopId } })
})

test('outside of its days, switched off or unknown it takes no answer', async () => {
  const planned = await ask({ startsOn: '2026-11-21' })
  const off = await ask({ isOn: false })
  const short = await ask({ endsOn: '2026-11-20' })
  expect(await code(answer({ to: planned }))).toBe('survey_over')
  expect(await code(answer({ to: off }))).toBe('survey_over')
  expect(await code(answer({ to: short, minutes: 12 * 60 }))).toBe('survey_over')
  expect(await code(answer({ to: short, minutes: 12 * 60 - 1 }))).toBe('ok')
  expect(await code(answer({ to: randomUUID() }))).toBe('survey_unknown')
})

test('a member who is paused, and a program that is off, take none', async () => {
  const pause = { memberId, note: 'A talk first.', actor: 'staff/7', now: at }
  await pauseMember(shop, pause as Parameters<typeof pauseMember>[1])
  expect(await code(answer({ minutes: 1 }))).toBe('member_paused')
  const off = { phase: 'off' as const, spendUntil: null, seen: 0, recordedBy: 'staff/7', now: at }
  expect(await changePhase(shop, off as Parameters<typeof changePhase>[1])).toMatchObject({
    ok: true,
  })
  expect(await code(answer({ minutes: 2 }))).toBe('program_off')
  expect(await available()).toBe(0)
})

test('forgotten, a member leaves the number behind and nothing they wrote', async () => {
  await answer({ score: 5, comment: 'I am Moss, call me.' })
  const exported = await exportMemberById(shop, memberId)
  expect(exported?.answers).toMatchObject([
    { score: 5, comment: 'I am Moss, call me.', points: 50 },
  ])
  const { customerId } = await shop.db.member.findFirstOrThrow({
    where: { shopId: shop.shopId, id: memberId },
  })
  await shop.transaction((tx) =>
    forgetMember(tx, { customerId: customerId ?? '', orderIds: [], now: later(9) }),
  )
  expect(await listAnswers(shop, { surveyId, filter: all, after: null })).toMatchObject([
    { score: 5, comment: '', customerId: null },
  ])
})

test('answers are listed by group and by comment, page by page', async () => {
  for (const [index, score] of [10, 6, 8, 0, 9, 7].entries()) {
    const comment = score % 2 === 0 ? `I say ${score}` : ''
    await answer({ of: await someone(), score, comment, minutes: index })
  }
  expect(await scoresOf()).toEqual([7, 9, 0, 8, 6, 10])
  expect(await scoresOf({ group: 'detractors', hasComment: false })).toEqual([0, 6])
  expect(await scoresOf({ group: 'promoters', hasComment: true })).toEqual([10])
  const pages: number[][] = []
  let after: string | null = null
  for (let page = 0; page < 4; page += 1) {
    const found = await listAnswers(shop, { surveyId, filter: all, after, atMost: 2 })
    pages.push(found.map(({ score }) => score))
    const last = found.at(-1)
    if (last) after = cursorOf(last)
  }
  expect(pages).toEqual([[7, 9], [0, 8], [6, 10], []])
  expect(await listAnswers(shop, { surveyId, filter: all, after: "' OR 1=1" })).toHaveLength(6)
})

test('shoppers are told of what is on, the oldest first, and of five at most', async () => {
  const told = async () =>
    (await readPublicProgram(shop, { now: at })).surveys?.map(({ id }) => id) ?? []
  const questions = { he: 'האם להמליץ?' }
  await save(surveyId, { questions, points: 0, isOn: true }, false)
  expect((await readPublicProgram(shop, { now: at })).surveys).toEqual([
    expect.not.objectContaining({ points: 0 }),
  ])
  await save(surveyId, { isOn: false }, false)
  expect(await readPublicProgram(shop, { now: at })).not.toHaveProperty('surveys')
  expect(await told()).toEqual([])
  for (let index = 0; index < 5; index += 1) await ask({ points: index })
  expect(await told()).toHaveLength(5)
  expect(await save(randomUUID(), {}, true)).toMatchObject({
    refusal: { code: 'too_many_surveys' },
  })
  expect(await save(surveyId, {}, false)).toMatchObject({ refusal: { code: 'too_many_surveys' } })
  expect(await save(randomUUID(), { isOn: false }, true)).toMatchObject({ ok: true })
  expect(await save(randomUUID(), { isOn: false }, false)).toMatchObject({
    refusal: { code: 'survey_unknown' },
  })
  expect(await save(randomUUID(), { endsOn: '2026-11-19' }, true)).toMatchObject({
    refusal: { code: 'survey_invalid', details: { endsOn: 'ends_before_start' } },
  })
})
