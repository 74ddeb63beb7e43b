// POST /apps/loyalty/offer: the signed-in member does not want what they are offered, or nothing of
// the kind, or some again. Taking one is redeeming it.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { accept, type Result } from '../../loyalty/kernel/refusals.ts'
import { dismissOffer, wantOffers } from '../../loyalty/personal-offers/change-offer.server.ts'
import { answer, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../../shopify/proxy/require-json.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'
import type { ProxyRequest } from '../../shopify/proxy/require-proxy.server.ts'

const inputSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('dismiss'), offerId: z.uuid() }),
  z.strictObject({ do: z.literal('refuse') }),
  z.strictObject({ do: z.literal('allow') }),
])

type Input = z.infer<typeof inputSchema>

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const input = await requireJson(request, inputSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const done = await act(proxy, member.value, input)
    return done.ok ? answer(200, { offers: input.do }) : answerRefusal(proxy, done.refusal)
  })
}

async function act({ shop }: ProxyRequest, memberId: string, input: Input): Promise<Result<void>> {
  const at = now()
  if (input.do === 'dismiss') return dismissOffer(shop, { ...input, memberId, now: at })
  await wantOffers(shop, { memberId, isWanted: input.do === 'allow', now: at })
  return accept(undefined)
}
