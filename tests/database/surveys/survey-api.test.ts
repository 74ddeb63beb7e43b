// A survey as the storefront answers it, every answer held to its description.
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { freshSurvey } from '../../../app/loyalty/surveys/survey.ts'
import { anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { ask } from '../rewards/storefront.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { forShop } = await import('../../../app/db.server.ts')
const { saveSurvey } = await import('../../../app/loyalty/surveys/save-survey.server.ts')

const customerId = '9001'
const surveyId = randomUUID()
let shop: Awaited<ReturnType<typeof aShop>>

beforeEach(async () => {
  shop = await aShop({})
  const now = new Date()
  await shop.settleAt(now, anOrder({ processedAt: now.toISOString() }))
  const form = { ...freshSurvey, question: 'Would you recommend us?', questions: { he: 'האם?' } }
  const wish = { id: surveyId, form, isNew: true, timeZone: 'UTC', now }
  expect(await saveSurvey(forShop(shop.shopId), wish)).toMatchObject({ ok: true })
})

const answer = (body: object, given = {}) =>
  ask({ path: '/survey', domain: shop.domain, customerId, body, ...given })
const me = async (query = {}) =>
  (await ask({ path: '/me', domain: shop.domain, customerId, query })).body

test('what is asked and what was answered stand in the state', async () => {
  const before = await me({ locale: 'he' })
  expect(before.program.surveys).toEqual([
    { id: surveyId, question: 'האם?', points: 50, from: expect.any(String), until: null },
  ])
  expect(before.member.surveys).toEqual({ answered: [], orders: 0 })
  expect(await answer({ surveyId, score: 4, comment: ' Slow. ' })).toMatchObject({
    status: 200,
    body: { answer: { surveyId, score: 4, points: 50 } },
  })
  expect((await answer({ surveyId, score: 4, comment: 'Slow.' })).body.isRepeat).toBe(true)
  expect((await me()).member.surveys.answered).toEqual([surveyId])
  await shop.expectBooksToAgree()
})

test('a refusal is said in the page’s language', async () => {
  await answer({ surveyId, score: 4 })
  expect(await answer({ surveyId, score: 5 }, { query: { locale: 'cs' } })).toMatchObject({
    status: 409,
    body: { refusal: { code: 'survey_answered', message: expect.stringContaining('anketu') } },
  })
})

test('a visitor is told to sign in, and a stranger is nobody', async () => {
  const nobody = await answer({ surveyId, score: 4 }, { customerId: null })
  expect(nobody.body.refusal.code).toBe('not_signed_in')
  const stranger = await answer({ surveyId, score: 4 }, { customerId: '9999' })
  expect(stranger.body.refusal.code).toBe('member_unknown')
})

test.each([
  [{ score: 4 }],
  [{ surveyId: 'mine', score: 4 }],
  [{ surveyId }],
  [{ surveyId, score: -1 }],
  [{ surveyId, score: 11 }],
  [{ surveyId, score: 4.5 }],
  [{ surveyId, score: '4' }],
  [{ surveyId, score: 4, comment: 'x'.repeat(1001) }],
  [{ surveyId, score: 4, comment: 'null\0' }],
  [{ surveyId, score: 4, points: 1000 }],
  [{ surveyId, score: 4, memberId: surveyId }],
])('%j is no answer', async (body) => {
  expect((await answer(body)).status).toBe(422)
})

test('another site’s page answers for nobody, and asking is not answering', async () => {
  const headers = { 'Sec-Fetch-Site': 'cross-site' }
  expect((await answer({ surveyId, score: 4 }, { headers })).status).toBe(403)
  expect((await answer({}, { method: 'GET' })).status).toBe(405)
})
