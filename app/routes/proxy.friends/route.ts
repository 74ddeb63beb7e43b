// POST /apps/loyalty/friends: the shopper's own code for friends, made when it is first asked for.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { requireAccess } from '../../loyalty/membership/require-access.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { friendTerms } from '../../loyalty/referrals/friend-terms.ts'
import { takeOwnCode } from '../../loyalty/referrals/own-code.server.ts'
import { answer, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../../shopify/proxy/require-json.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const { shop, shopRow } = proxy
    await requireJson(request, z.strictObject({}), shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const access = await requireAccess(shop, { memberId: member.value, now: now() })
    if (!access.ok) return answerRefusal(proxy, access.refusal)
    const version = await readProgramInForce(shop, now())
    if (!version || !friendTerms(version.settings))
      return answerRefusal(proxy, { code: 'friends_off' })
    return answer(200, { code: await takeOwnCode(shop, member.value, now()) })
  })
}
