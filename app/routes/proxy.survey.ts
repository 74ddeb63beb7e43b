// POST /apps/loyalty/survey: the signed-in member answers a survey, once.
import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '../clock.server.ts'
import { answerSurvey } from '../loyalty/settlement/surveys/answer-survey.server.ts'
import { answerSchema } from '../loyalty/surveys/answer.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { answerRefusal } from '../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { oneAtATime } from '../shopify/proxy/one-at-a-time.ts'
import { requireJson } from '../shopify/proxy/require-json.server.ts'
import { requireMember } from '../shopify/proxy/require-member.server.ts'

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const given = await requireJson(request, answerSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const memberId = member.value
    const answered = await oneAtATime(`survey/${memberId}`, () =>
      answerSurvey(proxy.shop, { ...given, memberId, now: now() }),
    )
    if (!answered.ok) return answerRefusal(proxy, answered.refusal)
    const { points, isRepeat } = answered.value
    const { surveyId, score } = given
    return answer(200, { answer: { surveyId, score, points }, ...(isRepeat ? { isRepeat } : {}) })
  })
}
