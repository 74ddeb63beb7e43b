// POST /apps/loyalty/friend-code: the shopper says who sent them, before their first order.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { claimCode } from '../../loyalty/settlement/referrals/claim-code.server.ts'
import { answer, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../../shopify/proxy/require-json.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'

const inputSchema = z.strictObject({ code: z.string().min(1).max(40) })

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const { code } = await requireJson(request, inputSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const claimed = await claimCode(proxy.shop, {
      memberId: member.value,
      typed: code,
      now: now(),
    })
    if (!claimed.ok) return answerRefusal(proxy, claimed.refusal)
    return answer(200, {})
  })
}
