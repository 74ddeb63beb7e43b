// GET /apps/loyalty/me: what the shopper has, and what there is to have. Fresh, after an action;
// the first paint comes from metafields.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../clock.server.ts'
import { findMemberId } from '../loyalty/members/find-member-id.server.ts'
import type { MemberState } from '../loyalty/storefront/member-state.ts'
import { offerRewards, type PublicProgram } from '../loyalty/storefront/public-program.ts'
import { readMemberState } from '../loyalty/storefront/read-member-state.server.ts'
import { readPublicProgram } from '../loyalty/storefront/read-public-program.server.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import type { ProxyRequest } from '../shopify/proxy/require-proxy.server.ts'

export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return handleProxy(request, async (proxy) => {
    await limitRate('read', proxy)
    const [member, program] = await Promise.all([
      readMember(proxy),
      readPublicProgram(proxy.shop, { now: now() }),
    ])
    return answer(200, { member, program: offer(program, member?.points.available ?? 0) })
  })
}

export const action = (): Response => answerMethod('GET')

type Member = Pick<MemberState, 'points' | 'redemptions' | 'history'> & { id: string | null }

/**
 * Null for a visitor. A customer we have not heard of yet (the webhook is on its way) is a member
 * with nothing: when they joined is for that webhook to say, so nothing is written here.
 */
async function readMember({ shop, customerId }: ProxyRequest): Promise<Member | null> {
  if (!customerId) return null
  const id = await findMemberId(shop, customerId)
  const state = id && (await readMemberState(shop, { memberId: id, now: now() }))
  if (!state) {
    const points = { available: 0, pending: 0, expiringNext: null }
    return { id: null, points, redemptions: [], history: [] }
  }
  const { points, redemptions, history } = state
  return { id, points, redemptions, history }
}

function offer(program: PublicProgram, pointsAvailable: number) {
  const { name, pointsName, currency, isLive, ways, rewards } = program
  return {
    name,
    pointsName,
    currency,
    isLive,
    ways,
    rewards: offerRewards(rewards, pointsAvailable),
  }
}
