// /apps/loyalty/ideas: the idea board. GET reads a page of it, POST posts an idea, votes for one or
// takes the vote back, and withdraws an idea of one's own.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { now } from '../../clock.server.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import { boardActSchema, ideaSorts } from '../../loyalty/ideas/idea.ts'
import { accept, type Refusal } from '../../loyalty/kernel/refusals.ts'
import {
  postIdea,
  voteForIdea,
  withdrawIdea,
} from '../../loyalty/settlement/ideas/act-on-board.server.ts'
import { readShoppersBoard } from '../../loyalty/settlement/ideas/read-shoppers-board.server.ts'
import { noteSignIn } from '../../loyalty/settlement/joining/join-program.server.ts'
import { readVoice } from '../../loyalty/storefront/read-voice.server.ts'
import { answer, answerMethod } from '../../shopify/proxy/answer.ts'
import { answerRefusal } from '../../shopify/proxy/answer-refusal.server.ts'
import { handleProxy } from '../../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../../shopify/proxy/limit-rate.server.ts'
import { oneAtATime } from '../../shopify/proxy/one-at-a-time.ts'
import { requireJson } from '../../shopify/proxy/require-json.server.ts'
import { requireMember } from '../../shopify/proxy/require-member.server.ts'
import type { ProxyRequest } from '../../shopify/proxy/require-proxy.server.ts'

const mostPages = 500

export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return handleProxy(request, async (proxy) => {
    await limitRate('read', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const memberId = member.value
    const { searchParams } = new URL(request.url)
    const sort = ideaSorts.find((one) => one === searchParams.get('sort')) ?? 'votes'
    const page = Math.min(mostPages, Math.max(0, Math.trunc(Number(searchParams.get('page'))) || 0))
    const board = await readShoppersBoard(proxy.shop, { memberId, sort, page, now: now() })
    if (!board.ok) return answerRefusal(proxy, board.refusal)
    const { posting, voting, ...shown } = board.value
    const told = await inWords(proxy, [posting, voting])
    return answer(200, { ...shown, posting: told[0] ?? null, voting: told[1] ?? null })
  })
}

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return Promise.resolve(answerMethod('GET, POST'))
  return handleProxy(request, async (proxy) => {
    const input = await requireJson(request, boardActSchema, proxy.shopRow.domain)
    await limitRate('act', proxy)
    const member = await requireMember(proxy)
    if (!member.ok) return answerRefusal(proxy, member.refusal)
    const memberId = member.value
    await noteSignIn(proxy.shop, { memberId, now: now() })
    const done = await oneAtATime(`idea/${memberId}`, () => act(proxy, memberId, input))
    return done.ok ? answer(200, done.value) : answerRefusal(proxy, done.refusal)
  })
}

async function act({ shop }: ProxyRequest, memberId: string, act: z.infer<typeof boardActSchema>) {
  const asking = { memberId, now: now() }
  switch (act.did) {
    case 'post': {
      const posted = await postIdea(shop, { ...act, ...asking })
      if (!posted.ok) return posted
      return accept(posted.value.isRepeat ? { isRepeat: true } : {})
    }
    case 'vote': {
      const voted = await voteForIdea(shop, { ...act, ...asking })
      return voted.ok ? accept({ vote: voted.value }) : voted
    }
    case 'withdraw': {
      const withdrawn = await withdrawIdea(shop, { ...act, ...asking })
      return withdrawn.ok ? accept({}) : withdrawn
    }
  }
}

/** Why something may not be done, as whoever asks reads it. */
async function inWords({ shop, language }: ProxyRequest, refusals: (Refusal | null)[]) {
  const voice = await readVoice(shop, now())
  const speech = voice.in(language ?? voice.shop)
  return refusals.map(
    (refusal) => refusal && { code: refusal.code, message: renderRefusal(refusal, speech) },
  )
}
