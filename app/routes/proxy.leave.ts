// POST /apps/loyalty/leave: the shopper is a member no longer. Their points stay, and are theirs
// again when they come back.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import { leaveProgram } from '../loyalty/membership/leave-program.server.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { answerRefusal } from '../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../shopify/proxy/require-json.server.ts'
import { requireMember } from '../shopify/proxy/require-member.server.ts'

const inputSchema = z.strictObject({})

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    await requireJson(request, inputSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const left = await leaveProgram(proxy.shop, { memberId: member.value, now: now() })
    if (!left.ok) return answerRefusal(proxy, left.refusal)
    return answer(200, {
      membership: { status: 'left' },
      ...(left.value.isRepeat ? { isRepeat: true } : {}),
    })
  })
}
