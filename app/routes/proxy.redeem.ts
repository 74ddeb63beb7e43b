// POST /apps/loyalty/redeem: has a reward. The voucher is made by a job; the answer waits for it a
// little, and otherwise says that it is on its way.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import { languageOf } from '../loyalty/explain/languages.ts'
import { awaitRedemption } from '../loyalty/rewards/await-redemption.server.ts'
import { redeem } from '../loyalty/rewards/redeem.server.ts'
import { wantedItem } from '../loyalty/rewards/wanted-item.server.ts'
import { noteSignIn } from '../loyalty/settlement/joining/join-program.server.ts'
import { adminFor } from '../shopify/admin/admin-for.server.ts'
import { readVariant } from '../shopify/admin/read-variant.ts'
import { answer, answerMethod } from '../shopify/proxy/answer.ts'
import { answerRefusal } from '../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { oneAtATime } from '../shopify/proxy/one-at-a-time.ts'
import { requireJson } from '../shopify/proxy/require-json.server.ts'
import { requireMember } from '../shopify/proxy/require-member.server.ts'
import type { ProxyRequest } from '../shopify/proxy/require-proxy.server.ts'

// Shopify gives a proxied answer a few seconds; nobody says how many.
const waitMs = 3000

const inputSchema = z.strictObject({
  rewardId: z.string().min(1).max(40),
  // The price shown, or what was chosen where the reward leaves the amount to the shopper.
  points: z.number().int().min(0).max(1_000_000).optional(),
  // Where the page says the shopper is; a reward of some markets is had there only.
  marketId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  cart: z
    .strictObject({
      subtotalMinor: z.number().int().min(0).max(1_000_000_000_000),
      currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .optional(),
  // Of a reward that goes to a cause: the one that was chosen.
  causeId: z.uuid().optional(),
  // Of a personal offer: which one, and for how many pieces of its product.
  offerId: z.uuid().optional(),
  pieces: z.number().int().min(1).max(10).optional(),
  requestId: z
    .string()
    .regex(/^[A-Za-z0-9_:.-]{1,64}$/, 'must be 1 to 64 letters, digits or any of - _ : .'),
})

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const { shop, shopRow } = proxy
    const input = await requireJson(request, inputSchema, shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    await noteSignIn(shop, { memberId: member.value, now: now() })
    const { cart, ...wish } = input
    const asked = {
      ...wish,
      // An amount in another currency says nothing about the shop's.
      ...(cart?.currency === shopRow.currency ? { cartMinor: cart?.subtotalMinor } : {}),
      memberId: member.value,
      item: await askForItem(proxy, { ...wish, memberId: member.value }),
    }
    const redeemed = await oneAtATime(`redeem/${member.value}`, () =>
      redeem(shop, { ...asked, now: now() }),
    )
    if (!redeemed.ok) return answerRefusal(proxy, redeemed.refusal)
    const { id: redemptionId, isRepeat } = redeemed.value
    const redemption = await awaitRedemption(shop, {
      redemptionId,
      while: 'issuing',
      atMostMs: waitMs,
      locale: proxy.language ?? languageOf(shopRow.language ?? 'en'),
    })
    if (redemption.status === 'refused') return answerRefusal(proxy, { code: 'voucher_refused' })
    return answer(201, { redemption, ...(isRepeat ? { isRepeat } : {}) })
  })
}

/** Whether it is sold out or taken off the store is for the shop to say, at this moment. */
async function askForItem(
  { shop, shopRow }: ProxyRequest,
  wish: { rewardId: string; offerId?: string | undefined; memberId: string },
) {
  const wanted = await wantedItem(shop, { ...wish, now: now() })
  if (!wanted || !shopRow.currency) return null
  const admin = await adminFor(shopRow.domain)
  return readVariant(admin, { ...wanted, currency: shopRow.currency })
}
