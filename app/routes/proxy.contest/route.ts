// POST /apps/loyalty/contest: the signed-in member takes part in a contest by a nickname that
// others see, or leaves it.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { isStorable } from '../../loyalty/kernel/storable.ts'
import {
  enterContest,
  leaveContest,
} from '../../loyalty/settlement/contests/enter-contest.server.ts'
import { answer, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../../shopify/proxy/require-json.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'

const entrySchema = z.strictObject({
  contestId: z.uuid(),
  isIn: z.boolean(),
  /** Null, or left out: the one they have. */
  nickname: z.string().max(500).refine(isStorable).nullable().default(null),
})

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const asked = await requireJson(request, entrySchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const { contestId, isIn, nickname } = asked
    const entry = { contestId, memberId: member.value, nickname, now: now() }
    const done = isIn
      ? await enterContest(proxy.shop, entry)
      : await leaveContest(proxy.shop, entry)
    if (!done.ok) return answerRefusal(proxy, done.refusal)
    return answer(200, { contest: { id: contestId, isIn } })
  })
}
