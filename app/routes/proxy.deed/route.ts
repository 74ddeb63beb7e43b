// POST /apps/loyalty/deed: what members do for points besides buying, and visitors who come by a
// member's link. Who asks is Shopify's word; what a page only tells is held to limits.
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { longestNote } from '../../loyalty/deeds/deed.ts'
import { requireShareLink } from '../../loyalty/deeds/share-link.server.ts'
import { accept, type Result, refuse } from '../../loyalty/kernel/refusals.ts'
import type { WantedRecord } from '../../loyalty/rules/deed-fields.ts'
import { findDeedRule } from '../../loyalty/settlement/deeds/find-deed-rule.server.ts'
import { recordArrival } from '../../loyalty/settlement/deeds/record-known.server.ts'
import { recordVisit } from '../../loyalty/settlement/deeds/record-visit.server.ts'
import { type Telling, tellDeed } from '../../loyalty/settlement/deeds/tell-deed.server.ts'
import { noteSignIn } from '../../loyalty/settlement/joining/join-program.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { isRecordComplete } from '../../shopify/admin/read-record.ts'
import { answer, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { oneAtATime } from '../../shopify/proxy/one-at-a-time.ts'
import { requireJson } from '../../shopify/proxy/require-json.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'
import type { ProxyRequest } from '../../shopify/proxy/require-proxy.server.ts'

const ruleId = z.string().min(1).max(40)

const inputSchema = z.discriminatedUnion('did', [
  z.strictObject({ did: z.literal('visit') }),
  z.strictObject({ did: z.literal('link') }),
  /** A page was open and seen for so many seconds. */
  z.strictObject({ did: z.literal('read'), ruleId, seconds: z.number().int().min(0).max(86_400) }),
  z.strictObject({ did: z.literal('record'), ruleId }),
  z.strictObject({ did: z.literal('tell'), ruleId, note: z.string().trim().max(longestNote) }),
  /** A visitor came by a link; their browser made up the id and keeps it. */
  z.strictObject({
    did: z.literal('arrive'),
    token: z.string().regex(/^[A-Za-z0-9]{4,20}$/),
    visitor: z.uuid(),
  }),
])

type Input = z.infer<typeof inputSchema>

export const loader = (): Response => answerMethod('POST')

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('POST'))
  return handleProxy(request, async (proxy) => {
    const input = await requireJson(request, inputSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    if (input.did === 'arrive') return arrive(proxy, input)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const memberId = member.value
    await noteSignIn(proxy.shop, { memberId, now: now() })
    const done = await oneAtATime(`deed/${memberId}`, () => act(proxy, memberId, input))
    return done.ok ? answer(200, done.value) : answerRefusal(proxy, done.refusal)
  })
}

/** Nobody who came by a link learns whose it is, or whether it counted. */
async function arrive(
  { shop, customerId }: ProxyRequest,
  { token, visitor }: Extract<Input, { did: 'arrive' }>,
): Promise<Response> {
  await shop.transaction((tx) => recordArrival(tx, { token, visitor, customerId }, now()))
  return answer(200, {})
}

type Asked = Exclude<Input, { did: 'arrive' }>

async function act(proxy: ProxyRequest, memberId: string, input: Asked): Promise<Result<object>> {
  const { shop } = proxy
  switch (input.did) {
    case 'visit':
      return accept({ points: await shop.transaction((tx) => recordVisit(tx, memberId, now())) })
    case 'link':
      return accept({
        token: await shop.transaction((tx) => requireShareLink(tx, { memberId, now: now() })),
      })
    case 'record':
      return askForRecord(proxy, memberId, input.ruleId)
    case 'read':
      return tell(proxy, memberId, {
        knownBy: 'page',
        ruleId: input.ruleId,
        seconds: input.seconds,
      })
    case 'tell':
      return tell(proxy, memberId, { knownBy: 'word', ruleId: input.ruleId, note: input.note })
  }
}

const tell = ({ shop }: ProxyRequest, memberId: string, telling: Telling) =>
  shop.transaction((tx) => tellDeed(tx, { memberId, ...telling }, now()))

/** Shopify is asked before anything is locked. */
async function askForRecord(
  proxy: ProxyRequest,
  memberId: string,
  id: string,
): Promise<Result<object>> {
  const found = await findDeedRule(proxy.shop, id, now())
  if (!found?.record) return refuse('deed_unknown')
  if (!(await isComplete(proxy, found.record))) return refuse('record_incomplete')
  return tell(proxy, memberId, { knownBy: 'record', ruleId: id })
}

async function isComplete({ shopRow, customerId }: ProxyRequest, wanted: WantedRecord) {
  if (!customerId) return false
  return isRecordComplete(await adminFor(shopRow.domain), customerId, wanted)
}
