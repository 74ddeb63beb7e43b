// POST /apps/loyalty/join: the signed-in shopper becomes a member, or one again. What had waited
// for them is counted at once.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import { enrollVisitor } from '../loyalty/settlement/joining/enroll-visitor.server.ts'
import { joinProgram } from '../loyalty/settlement/joining/join-program.server.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { answerRefusal } from '../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../shopify/proxy/require-json.server.ts'
import { visitorOf } from '../shopify/proxy/visitor-of.server.ts'

const inputSchema = z.strictObject({
  /** Of the terms that were shown; left out where there are none. */
  termsVersion: z.string().min(1).max(40).optional(),
})

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const { termsVersion = null } = await requireJson(request, inputSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await enrollVisitor(proxy.shop, visitorOf(proxy, now()))
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const memberId = member.value
    const joined = await joinProgram(proxy.shop, { memberId, termsVersion, now: now() })
    if (!joined.ok) return answerRefusal(proxy, joined.refusal)
    const { claimedPoints, isRepeat } = joined.value
    const membership = { status: 'member', termsVersion, claimedPoints }
    return answer(200, { membership, ...(isRepeat ? { isRepeat } : {}) })
  })
}
