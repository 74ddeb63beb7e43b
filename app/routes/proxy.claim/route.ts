// GET /apps/loyalty/claim?code=: what a claim link gives, as a page in the shop's own theme. POST
// to the same address takes it: opening one, as mail programs do by themselves, gives nothing.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import { codeSchema, type Link, stateOfLink } from '../../loyalty/claims/claim-link.ts'
import { listLinks, pointsHad } from '../../loyalty/claims/list-links.server.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { accept, type Refusal, type Result } from '../../loyalty/kernel/refusals.ts'
import { claimPoints } from '../../loyalty/settlement/claims/claim-points.server.ts'
import { requireLinkIsFor } from '../../loyalty/settlement/claims/require-link-is-for.server.ts'
import { enrollVisitor } from '../../loyalty/settlement/joining/enroll-visitor.server.ts'
import { readVoice } from '../../loyalty/storefront/read-voice.server.ts'
import { type ClaimShown, claimPage } from '../../shopify/proxy/claim-page.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'
import type { ProxyRequest } from '../../shopify/proxy/require-proxy.server.ts'
import { visitorOf } from '../../shopify/proxy/visitor-of.server.ts'

export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return handleProxy(request, async (proxy) => {
    await limitRate('read', proxy)
    const code = codeOf(request)
    const [link] = code === null ? [] : await listLinks(proxy.shop, { code })
    if (!link || code === null) return page(proxy, refused('link_unknown'))
    const had = await hadBefore(proxy, link.id)
    if (had !== null) return page(proxy, { is: 'again', name: link.name, points: had })
    const state = stateOfLink(link, now())
    if (state !== 'running')
      return page(proxy, refused(state === 'used_up' ? 'link_used_up' : 'link_over'))
    const isFor = await isForVisitor(proxy, link)
    if (!isFor.ok) return page(proxy, isFor.refusal)
    const { name, points } = link
    return page(proxy, { is: 'offer', name, points, code, isSignedIn: proxy.customerId !== null })
  })
}

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return handleProxy(request, async (proxy) => {
    await limitRate('act', proxy)
    const code = codeOf(request)
    const member = await enrollVisitor(proxy.shop, visitorOf(proxy, now()))
    if (!member.ok) return page(proxy, member.refusal)
    if (code === null) return page(proxy, refused('link_unknown'))
    const claimed = await claimPoints(proxy.shop, { code, memberId: member.value, now: now() })
    if (!claimed.ok) return page(proxy, claimed.refusal)
    const { isRepeat, ...given } = claimed.value
    return page(proxy, { is: isRepeat ? 'again' : 'taken', ...given })
  })
}

async function hadBefore(proxy: ProxyRequest, linkId: string): Promise<number | null> {
  const member = await requireMember(proxy)
  return member.ok ? pointsHad(proxy.shop, { linkId, memberId: member.value }) : null
}

/** Of somebody who is not signed in, nobody knows yet. */
async function isForVisitor(proxy: ProxyRequest, link: Link): Promise<Result<void>> {
  const member = await requireMember(proxy)
  if (!member.ok) return accept(undefined)
  return requireLinkIsFor(proxy.shop, { link, memberId: member.value, now: now() })
}

function codeOf(request: Request): string | null {
  const parsed = codeSchema.safeParse(new URL(request.url).searchParams.get('code'))
  return parsed.success ? parsed.data : null
}

const refused = (code: Refusal['code']): Refusal => ({ code })

async function page(
  { shop, language }: ProxyRequest,
  shown: ClaimShown | Refusal,
): Promise<Response> {
  const voice = await readVoice(shop, now())
  const speech = voice.in(language ?? voice.shop)
  const told =
    'is' in shown ? shown : { is: 'refused' as const, message: renderRefusal(shown, speech) }
  return new Response(claimPage(told, speech), {
    headers: { 'Content-Type': 'application/liquid', 'Cache-Control': 'no-store' },
  })
}
