// POST /apps/loyalty/nickname: the signed-in member chooses the name by which others see them, or
// takes it away.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { isStorable } from '../../loyalty/kernel/storable.ts'
import { chooseNickname } from '../../loyalty/membership/nickname/choose-nickname.server.ts'
import { viewNickname } from '../../loyalty/membership/nickname/nickname.ts'
import { answer, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../../shopify/proxy/require-json.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'

/** Longer than any nickname: what is too long is refused with words. */
const mostTyped = 500

const choiceSchema = z.strictObject({
  nickname: z.string().max(mostTyped).refine(isStorable).nullable(),
})

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const { nickname } = await requireJson(request, choiceSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const choice = { memberId: member.value, nickname, now: now() }
    const chosen = await chooseNickname(proxy.shop, choice)
    if (!chosen.ok) return answerRefusal(proxy, chosen.refusal)
    return answer(200, { nickname: viewNickname(chosen.value, now()) })
  })
}
