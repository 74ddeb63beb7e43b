// /apps/loyalty/profile: what the signed-in shopper told of themselves (GET), and telling it or
// taking it away (POST). It is not in any metafield: it leaves our server for its member alone.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../clock.server.ts'
import { profileSchema } from '../loyalty/membership/profile/profile.ts'
import { readProfile } from '../loyalty/membership/profile/read-profile.server.ts'
import { tellAboutMember } from '../loyalty/membership/profile/tell-profile.server.ts'
import { viewProfile } from '../loyalty/membership/profile/view-profile.server.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { answerRefusal } from '../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../shopify/proxy/require-json.server.ts'
import { requireMember } from '../shopify/proxy/require-member.server.ts'

export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return handleProxy(request, async (proxy) => {
    await limitRate('read', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const profile = await readProfile(proxy.shop, member.value)
    return answer(200, { profile: await viewProfile(proxy.shop, profile, now()) })
  })
}

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('GET, POST'))
  return handleProxy(request, async (proxy) => {
    const told = await requireJson(request, profileSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const next = await tellAboutMember(proxy.shop, { memberId: member.value, told, now: now() })
    if (!next.ok) return answerRefusal(proxy, next.refusal)
    return answer(200, { profile: await viewProfile(proxy.shop, next.value, now()) })
  })
}
