// POST /apps/loyalty/cancel: gives an unused code back. The points return once the code is ended.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import { languageOf } from '../loyalty/explain/languages.ts'
import { awaitRedemption } from '../loyalty/rewards/await-redemption.server.ts'
import { cancel } from '../loyalty/rewards/cancel.server.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { answerRefusal } from '../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../shopify/proxy/require-json.server.ts'
import { requireMember } from '../shopify/proxy/require-member.server.ts'

const waitMs = 3000

const inputSchema = z.strictObject({ redemptionId: z.uuid() })

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const { shop, shopRow } = proxy
    const { redemptionId } = await requireJson(request, inputSchema, shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const cancelled = await cancel(shop, { memberId: member.value, redemptionId, now: now() })
    if (!cancelled.ok) return answerRefusal(proxy, cancelled.refusal)
    const redemption = await awaitRedemption(shop, {
      redemptionId,
      while: 'returning',
      atMostMs: waitMs,
      locale: proxy.language ?? languageOf(shopRow.language ?? 'en'),
    })
    // An order was faster than the cancellation.
    if (redemption.status === 'used') {
      return answerRefusal(proxy, { code: 'redemption_not_returnable' })
    }
    return answer(200, { redemption })
  })
}
