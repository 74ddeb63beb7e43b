// POST /apps/loyalty/join: the signed-in shopper becomes a member, or one again. What had waited
// for them is counted at once.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import { findMemberId } from '../loyalty/members/find-member-id.server.ts'
import { enrollCustomer } from '../loyalty/settlement/joining/enroll-customer.server.ts'
import { joinProgram } from '../loyalty/settlement/joining/join-program.server.ts'
import { adminFor } from '../shopify/admin/admin-for.server.ts'
import { readCreatedAt } from '../shopify/admin/read-created-at.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { answerRefusal } from '../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { requireJson } from '../shopify/proxy/require-json.server.ts'
import type { ProxyRequest } from '../shopify/proxy/require-proxy.server.ts'

const inputSchema = z.strictObject({
  /** Of the terms that were shown; left out where there are none. */
  termsVersion: z.string().min(1).max(40).optional(),
})

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const { termsVersion = null } = await requireJson(request, inputSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    if (!proxy.customerId) return answerRefusal(proxy, { code: 'not_signed_in' })
    const memberId = await findOrEnroll(proxy, proxy.customerId)
    if (!memberId) return answerRefusal(proxy, { code: 'member_unknown' })
    const joined = await joinProgram(proxy.shop, { memberId, termsVersion, now: now() })
    if (!joined.ok) return answerRefusal(proxy, joined.refusal)
    const { claimedPoints, isRepeat } = joined.value
    const membership = { status: 'member', termsVersion, claimedPoints }
    return answer(200, { membership, ...(isRepeat ? { isRepeat } : {}) })
  })
}

/** Somebody may press Join before the message about their new account has come. */
async function findOrEnroll(
  { shop, shopRow }: ProxyRequest,
  customerId: string,
): Promise<string | null> {
  const known = await findMemberId(shop, customerId)
  if (known) return known
  const createdAt = await readCreatedAt(await adminFor(shopRow.domain), customerId)
  return createdAt && enrollCustomer(shop, { customerId, createdAt, now: now() })
}
