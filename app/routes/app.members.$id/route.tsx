// One member: what they have, and the reason of every line. Points are adjusted, undone and given
// more time here; the member is paused and resumed.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { accept, type Result } from '../../loyalty/kernel/refusals.ts'
import { adjustMember, undoAdjustment } from '../../loyalty/members/adjust-member.server.ts'
import { adjustmentSchema } from '../../loyalty/members/adjustment.ts'
import { extendPoints } from '../../loyalty/members/extend-points.server.ts'
import { extensionSchema, pauseSchema } from '../../loyalty/members/extension.ts'
import { readFilterMoment } from '../../loyalty/members/filter-moment.server.ts'
import { isMemberId } from '../../loyalty/members/list/member-cursor.ts'
import { readMemberRow } from '../../loyalty/members/list-members.server.ts'
import { listCards } from '../../loyalty/members/statement/list-cards.server.ts'
import { readAbout } from '../../loyalty/members/statement/read-about.server.ts'
import { readChallenges } from '../../loyalty/members/statement/read-challenges.server.ts'
import { readOwnName } from '../../loyalty/members/statement/read-own-name.server.ts'
import { readPlan } from '../../loyalty/members/statement/read-plan.server.ts'
import { readStatement } from '../../loyalty/members/statement/read-statement.server.ts'
import { readTier } from '../../loyalty/members/statement/read-tier.server.ts'
import { type LongList, readHistoryKind } from '../../loyalty/members/statement/statement.ts'
import {
  hideNickname,
  showNickname,
} from '../../loyalty/membership/nickname/hide-nickname.server.ts'
import { pauseMember, resumeMember } from '../../loyalty/membership/pause-member.server.ts'
import {
  correctMemberProfile,
  undoCorrection,
} from '../../loyalty/membership/profile/correct-profile.server.ts'
import { profileSchema } from '../../loyalty/membership/profile/profile.ts'
import { listOffers } from '../../loyalty/personal-offers/list-offers.server.ts'
import { readRefusals } from '../../loyalty/personal-offers/read-offers.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { type AdminRequest, requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import type { MemberAnswer, MemberIntent } from '../../ui/members/member-data.ts'
import { MemberPage } from '../../ui/members/member-page.tsx'
import { pageTitle } from '../../ui/words.tsx'
import { explainStatement } from './explain-statement.server.ts'

export const meta = pageTitle('member')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin } = await requireAdmin(request)
  const memberId = requireMemberId(params.id)
  const { searchParams } = new URL(request.url)
  const before = readBefore(searchParams.get('before'))
  const history = readHistoryKind(searchParams.get('history'))
  const long = readLong(searchParams.get('long'))
  const moment = await readFilterMoment(shop, now())
  const [statement, row, cards, tier, challenges, plan, about, ownName, offers, refusals] =
    await Promise.all([
      readStatement(shop, { memberId, before, history, long }),
      readMemberRow(shop, memberId, moment),
      listCards(shop, memberId, now()),
      readTier(shop, memberId, now()),
      readChallenges(shop, memberId, now()),
      readPlan(shop, memberId, now()),
      readAbout(shop, memberId, now()),
      readOwnName(shop, memberId),
      listOffers(shop, { memberId, atMost: 5, now: now() }),
      readRefusals(shop, [memberId]),
    ])
  if (!statement || !row) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const keptId = statement.member.id
  // Whoever was merged into somebody else is that somebody.
  if (keptId !== memberId) throw redirect(`/app/members/${keptId}?merged=1`)
  const { customerId } = statement.member
  const personOf = await nameCustomers(admin, [customerId])
  return {
    statement: await explainStatement(shop, statement),
    cards,
    tier,
    challenges,
    plan,
    about,
    ownName,
    offers,
    wantsNoOffers: refusals.has(memberId),
    status: row.status,
    isTest: row.isTest,
    isFromMerged: searchParams.has('merged'),
    history,
    long,
    person: personOf(customerId),
    isNewest: before === undefined,
    adjustmentId: crypto.randomUUID(),
  }
}

type Act = (asked: AdminRequest, memberId: string, form: FormData) => Promise<Result<null>>

const acts: Record<MemberIntent, Act> = {
  adjust: async ({ shop, actor }, memberId, form) => {
    const input = read(adjustmentSchema, form, (text) => ({ ...text, points: Number(text.points) }))
    return done(await adjustMember(shop, { ...input, memberId, actor, now: now() }))
  },
  undo: ({ shop, actor }, memberId, form) => {
    const adjustmentId = String(form.get('adjustmentId'))
    return undoAdjustment(shop, { memberId, adjustmentId, actor, now: now() })
  },
  extend: async ({ shop, actor }, memberId, form) => {
    const input = read(extensionSchema, form)
    return done(await extendPoints(shop, { ...input, memberId, actor, now: now() }))
  },
  pause: async ({ shop, actor }, memberId, form) => {
    const { note } = read(pauseSchema, form)
    return done(await pauseMember(shop, { memberId, actor, note, now: now() }))
  },
  profile: ({ shop, actor }, memberId, form) => {
    const { told } = read(z.object({ told: profileSchema }), form, (text) => {
      return { told: JSON.parse(String(text.told)) }
    })
    return correctMemberProfile(shop, { memberId, told, actor, now: now() })
  },
  undo_profile: ({ shop, actor }, memberId) =>
    undoCorrection(shop, { memberId, actor, now: now() }),
  hide_nickname: ({ shop, actor }, memberId) => hideNickname(shop, { memberId, actor, now: now() }),
  show_nickname: ({ shop }, memberId) => showNickname(shop, { memberId }),
  resume: async ({ shop, actor }, memberId, form) => {
    const { note } = read(pauseSchema, form)
    return done(await resumeMember(shop, { memberId, actor, note, now: now() }))
  },
}

export async function action({ request, params }: ActionFunctionArgs): Promise<MemberAnswer> {
  const asked = await requireAdmin(request)
  const memberId = requireMemberId(params.id)
  const form = await requireForm(request)
  const intent = String(form.get('intent'))
  if (!isIntent(intent)) throw badRequest()
  const requestId = String(form.get('adjustmentId') ?? form.get('requestId') ?? '')
  return { intent, requestId, result: await acts[intent](asked, memberId, form) }
}

const isIntent = (text: string): text is MemberIntent => Object.hasOwn(acts, text)

/** The forms check the same schemas before they send; what fails here was not sent by them. */
function read<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  prepare: (text: Record<string, unknown>) => unknown = (text) => text,
): z.infer<Schema> {
  const input = schema.safeParse(prepare(Object.fromEntries(form)))
  if (!input.success) throw badRequest()
  return input.data
}

const done = (result: Result<unknown>): Result<null> => (result.ok ? accept(null) : result)

const badRequest = () => new Response(null, { status: 400, statusText: 'Bad Request' })

export default function Member() {
  const member = useLoaderData<typeof loader>()
  const fetcher = useFetcher<typeof action>()
  return <MemberPage key={member.statement.member.id} member={member} fetcher={fetcher} />
}

function requireMemberId(id: string | undefined): string {
  if (!id || !isMemberId(id)) throw new Response(null, { status: 404, statusText: 'Not Found' })
  return id
}

function readBefore(text: string | null): bigint | undefined {
  return text && /^\d{1,18}$/.test(text) ? BigInt(text) : undefined
}

const readLong = (text: string | null): LongList | null =>
  text === 'orders' || text === 'codes' ? text : null
