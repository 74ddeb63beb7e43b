// Friends whom members sent: what they came to, and those that a person has to decide about.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { friendTerms } from '../../loyalty/referrals/friend-terms.ts'
import {
  listReferrals,
  readReferralFigures,
  referralsOnPage,
} from '../../loyalty/referrals/list-referrals.server.ts'
import { ruleKind, ruleNames } from '../../loyalty/rules/catalogue.ts'
import { decideReferral } from '../../loyalty/settlement/referrals/decide-referral.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import type { ReferralAnswer, ReferralsData } from '../../ui/referrals/referrals-data.ts'
import { ReferralsPage } from '../../ui/referrals/referrals-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('referrals')

export async function loader({ request }: LoaderFunctionArgs): Promise<ReferralsData> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const page = Math.min(10_000, Math.max(0, Math.trunc(Number(searchParams.get('page'))) || 0))
  const [review, rest, figures, draft] = await Promise.all([
    listReferrals(shop, { inReview: true, page: 0 }),
    listReferrals(shop, { inReview: false, page }),
    readReferralFigures(shop),
    readDraft(shop, shopRow.currency),
  ])
  const shown = [...review.slice(0, referralsOnPage), ...rest.slice(0, referralsOnPage)]
  const personOf = await nameCustomers(admin, [
    ...new Set(
      shown.flatMap(({ friendCustomer, referrerCustomer }) => [friendCustomer, referrerCustomer]),
    ),
  ])
  const named = shown.map((row) => ({
    ...row,
    friend: personOf(row.friendCustomer),
    referrer: personOf(row.referrerCustomer),
  }))
  return {
    review: named.filter(({ state }) => state === 'review'),
    rest: named.filter(({ state }) => state !== 'review'),
    page,
    hasNext: rest.length > referralsOnPage,
    figures,
    hasRule: friendTerms(draft.settings) !== null,
    ruleKind: ruleNames.find((name) => ruleKind(name).onFriend) ?? null,
  }
}

const inputSchema = z.object({
  intent: z.enum(['accept', 'reject', 'undo']),
  friendId: z.uuid(),
})

export async function action({ request }: ActionFunctionArgs): Promise<ReferralAnswer> {
  const { shop, actor } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent, friendId } = parsed.data
  const decided = await decideReferral(shop, { friendId, intent, by: actor, now: now() })
  return { intent, refusal: decided.ok ? null : decided.refusal }
}

export default function Referrals() {
  const data = useLoaderData<typeof loader>() as ReferralsData
  const fetcher = useFetcher<ReferralAnswer>()
  return <ReferralsPage data={data} fetcher={fetcher} />
}
