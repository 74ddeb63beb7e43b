// GET /apps/loyalty/me: what the shopper has, and what there is to have, in the language of the
// page that asks. Fresh, after an action; the first paint comes from metafields.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../clock.server.ts'
import type { Language } from '../loyalty/explain/languages.ts'
import { findMemberId } from '../loyalty/members/find-member-id.server.ts'
import { noteSignIn } from '../loyalty/settlement/joining/join-program.server.ts'
import type { PublicContest } from '../loyalty/storefront/contests/public-contests.ts'
import { isHeld, type MemberState } from '../loyalty/storefront/member-state.ts'
import { noteExpiryShown } from '../loyalty/storefront/note-expiry-shown.server.ts'
import { offerRewards } from '../loyalty/storefront/offers/offer-rewards.ts'
import type { PublicProgram } from '../loyalty/storefront/public-program.ts'
import { readMemberState } from '../loyalty/storefront/read-member-state.server.ts'
import { readPublicProgram } from '../loyalty/storefront/read-public-program.server.ts'
import { rememberLanguage } from '../loyalty/storefront/remember-language.server.ts'
import type { PublicSurvey } from '../loyalty/storefront/surveys/public-surveys.ts'
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
    return answer(200, { member, program: offer(program, proxy, member) })
  })
}

export const action = (): Response => answerMethod('GET')

type Member = Omit<MemberState, 'v' | 'rev' | 'nextChangeAt' | 'next'> & { id: string | null }

/**
 * Null for a visitor. A customer we have not heard of yet (the webhook is on its way) is a member
 * with nothing: when they joined is for that webhook to say, so nothing is written here.
 */
async function readMember({ shop, customerId, language }: ProxyRequest): Promise<Member | null> {
  if (!customerId) return null
  const id = await findMemberId(shop, customerId)
  if (id) await noteSignIn(shop, { memberId: id, now: now() })
  const asked = language ? { now: now(), language } : { now: now() }
  const state = id && (await readMemberState(shop, { memberId: id, ...asked }))
  if (!state) return nobodyYet(language ?? 'en')
  if (language) await rememberLanguage(shop, id, language)
  const end = state.points.expiringNext
  if (end) await noteExpiryShown(shop, { memberId: id, until: new Date(end.at), now: now() })
  const { v: _v, rev: _rev, nextChangeAt: _at, next: _next, ...rest } = state
  return { id, ...rest }
}

const nobodyYet = (language: string): Member => ({
  id: null,
  language,
  status: 'member',
  isTester: false,
  waiting: null,
  points: { available: 0, pending: 0, expiringNext: null },
  redemptions: [],
  limitsReached: [],
  history: [],
})

function offer(
  {
    v: _v,
    rounding: _rounding,
    proxyPath: _path,
    texts: _texts,
    parts: _parts,
    ...program
  }: PublicProgram,
  { language }: ProxyRequest,
  member: Member | null,
) {
  const { points, limitsReached, cards, plan, challenges } = member ?? nobodyYet('en')
  const shopper = {
    pointsAvailable: points.available,
    limitsReached,
    barred: member?.id ? (member.barred ?? []) : null,
    ...(cards ? { cards } : {}),
    isPaidMember: isHeld(plan, now()),
    ...(challenges ? { unlocks: challenges.unlocks } : {}),
  }
  const inLanguage = <One extends { label: string; labels: Readonly<Record<string, string>> }>({
    labels,
    ...one
  }: One) => ({ ...one, label: (language && labels[language]) ?? one.label })
  const { surveys } = program
  return {
    ...program,
    ways: program.ways.map(inLanguage),
    news: program.news.map(({ lines, ...one }) => ({
      ...one,
      lines: (language && lines[language]) ?? Object.values(lines)[0] ?? [],
    })),
    ...(program.cards ? { cards: program.cards.map(inLanguage) } : {}),
    ...(surveys ? { surveys: surveys.map((one) => askedIn(one, language)) } : {}),
    ...(program.tiers ? { tiers: program.tiers.map(inLanguage) } : {}),
    ...(program.deeds ? { deeds: program.deeds.map(inLanguage) } : {}),
    ...(program.contests
      ? { contests: program.contests.map((one) => contestIn(one, language)) }
      : {}),
    ...(program.plan ? { plan: inLanguage(program.plan) } : {}),
    ...(program.challenges ? { challenges: program.challenges.map(inLanguage) } : {}),
    ...(program.levels ? { levels: program.levels.map(inLanguage) } : {}),
    rewards: offerRewards(program.rewards, shopper)
      .map(inLanguage)
      .map(({ audience, needs, ...reward }) => ({
        ...reward,
        ...(needs ? { needs: { key: needs.key, label: inLanguage(needs).label } } : {}),
        ...(audience
          ? { audience: (language && audience[language]) ?? Object.values(audience)[0] }
          : {}),
      })),
  }
}

const contestIn = ({ audience, ...contest }: PublicContest, language: Language | null) => ({
  ...contest,
  ...(audience ? { audience: (language && audience[language]) ?? Object.values(audience)[0] } : {}),
})

const askedIn = ({ questions = {}, ...survey }: PublicSurvey, language: Language | null) => ({
  ...survey,
  question: (language && questions[language]) || survey.question,
})
