// One idea, and what is done about it: from its page, and from the list.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { changeIdea } from '../../loyalty/ideas/answer-idea.server.ts'
import {
  declineReasons,
  ideaStatuses,
  longestReply,
  longestWords,
} from '../../loyalty/ideas/idea.ts'
import { joinIdea, partIdea } from '../../loyalty/ideas/join-ideas.server.ts'
import { listAlike, readIdea } from '../../loyalty/ideas/list-ideas.server.ts'
import { isStorable } from '../../loyalty/kernel/storable.ts'
import { decideIdea } from '../../loyalty/settlement/ideas/decide-idea.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { IdeaPage } from '../../ui/ideas/idea-page.tsx'
import type { IdeaAnswer, IdeaData } from '../../ui/ideas/ideas-data.ts'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('idea')

const longestSearch = 100

export async function loader({ request, params }: LoaderFunctionArgs): Promise<IdeaData> {
  const { shop, admin } = await requireAdmin(request)
  const found = await readIdea(shop, requireId(params.id))
  if (!found) throw missing()
  const { idea, joined, into } = found
  const typed = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, longestSearch)
  const search = isStorable(typed) ? typed : ''
  const [alike, personOf] = await Promise.all([
    listAlike(shop, { ...idea, search }),
    nameCustomers(
      admin,
      [idea, ...joined].map(({ customerId }) => customerId),
    ),
  ])
  const named = <One extends { customerId: string | null }>(one: One) => ({
    ...one,
    person: personOf(one.customerId),
  })
  return { idea: named(idea), joined: joined.map(named), into, alike, search }
}

const typed = (longest: number) => z.string().max(longest).refine(isStorable).default('')
const reason = z.enum(declineReasons).or(z.literal('').transform(() => null))

const inputSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept') }),
  z.object({
    intent: z.literal('decline'),
    reason: reason.default(null),
    words: typed(longestWords),
  }),
  z.object({ intent: z.literal('undo') }),
  z.object({ intent: z.literal('remove') }),
  z.object({ intent: z.literal('status'), status: z.enum(ideaStatuses) }),
  z.object({ intent: z.literal('pin') }),
  z.object({ intent: z.literal('unpin') }),
  z.object({ intent: z.literal('reply'), reply: typed(longestReply) }),
  z.object({ intent: z.literal('join'), into: z.uuid() }),
  z.object({ intent: z.literal('part') }),
])
type Input = z.infer<typeof inputSchema>

export async function action({ request, params }: ActionFunctionArgs): Promise<IdeaAnswer> {
  const asking = await requireAdmin(request)
  const id = requireId(params.id)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const done = await act(asking, id, parsed.data)
  const { intent } = parsed.data
  return done.ok ? { intent, id, refusal: null } : { intent, refusal: done.refusal }
}

function act({ shop, actor }: AdminRequest, id: string, input: Input) {
  switch (input.intent) {
    case 'accept':
    case 'undo':
    case 'remove': {
      const none = { reason: null, words: '' }
      return decideIdea(shop, { id, decision: input.intent, ...none, actor, now: now() })
    }
    case 'decline': {
      const { reason, words } = input
      return decideIdea(shop, { id, decision: 'decline', reason, words, actor, now: now() })
    }
    case 'status':
      return changeIdea(shop, { id, change: { status: input.status } })
    case 'pin':
    case 'unpin':
      return changeIdea(shop, { id, change: { isPinned: input.intent === 'pin' } })
    case 'reply':
      return changeIdea(shop, { id, change: { reply: input.reply, now: now() } })
    case 'join':
      return joinIdea(shop, { id, into: input.into })
    case 'part':
      return partIdea(shop, { id })
  }
}

const missing = () => new Response(null, { status: 404, statusText: 'Not Found' })

function requireId(id: string | undefined): string {
  const parsed = z.uuid().safeParse(id)
  if (!parsed.success) throw missing()
  return parsed.data
}

export default function IdeaRoute() {
  const data = useLoaderData<typeof loader>() as IdeaData
  return <IdeaPage key={data.idea.id} data={data} />
}
