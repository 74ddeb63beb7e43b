// GET /apps/loyalty/explain: how a figure of the shopper's came about, in plain words. A line of
// their history (`line`), an order of theirs (`order`), or the balance.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import { renderExplanation } from '../../loyalty/explain/reckoning/render-explanation.ts'
import { readVoice } from '../../loyalty/storefront/read-voice.server.ts'
import { answer, answerError, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'
import { explainFigure } from './explain-figure.server.ts'

export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return handleProxy(request, async (proxy) => {
    await limitRate('read', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const { searchParams } = new URL(request.url)
    const asked = { line: searchParams.get('line'), order: searchParams.get('order') }
    const explanation = await explainFigure(proxy.shop, member.value, asked)
    if (!explanation)
      return answerError(404, 'not_found', 'This shopper has no such line and no such order.')
    const voice = await readVoice(proxy.shop, now())
    const { headline, points, steps } = renderExplanation(
      explanation,
      voice.in(proxy.language ?? voice.shop),
    )
    const plain = steps.map(({ text, points: part }) => ({ text, points: part }))
    return answer(200, { explanation: { headline, points, steps: plain } })
  })
}

export const action = (): Response => answerMethod('GET')
