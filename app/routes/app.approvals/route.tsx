// What members sent in and did for points: the queue of approvals, and what is decided in it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { deedStates, longestReason, mostAtOnce } from '../../loyalty/deeds/deed.ts'
import { listDeeds } from '../../loyalty/deeds/list-deeds.server.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { ruleKind, ruleNames } from '../../loyalty/rules/catalogue.ts'
import { decideDeeds } from '../../loyalty/settlement/deeds/decide-deeds.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import type { ApprovalsAnswer, ApprovalsData } from '../../ui/approvals/approvals-data.ts'
import { ApprovalsPage } from '../../ui/approvals/approvals-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('approvals')

export async function loader({ request }: LoaderFunctionArgs): Promise<ApprovalsData> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const state = deedStates.find((one) => one === searchParams.get('state')) ?? 'waiting'
  const kind = ruleNames.find((one) => one === searchParams.get('kind')) ?? null
  const page = Math.min(10_000, Math.max(0, Math.trunc(Number(searchParams.get('page'))) || 0))
  const [listed, draft] = await Promise.all([
    listDeeds(shop, { state, kind, page }),
    readDraft(shop, shopRow.currency),
  ])
  const personOf = await nameCustomers(
    admin,
    listed.deeds.map(({ customerId }) => customerId),
  )
  return {
    ...listed,
    state,
    kind,
    page,
    deeds: listed.deeds.map((one) => ({ ...one, person: personOf(one.customerId) })),
    hasRules: draft.settings.rules.some(({ kind: name }) => ruleKind(name).deed !== undefined),
  }
}

const inputSchema = z.object({
  intent: z.enum(['approve', 'reject', 'undo']),
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(mostAtOnce)),
  reason: z.string().trim().max(longestReason).default(''),
})

export async function action({ request }: ActionFunctionArgs): Promise<ApprovalsAnswer> {
  const { shop, actor } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent: decision, ids, reason } = parsed.data
  const decided = await shop.transaction((tx) =>
    decideDeeds(tx, { decision, ids, reason, actor, now: now() }),
  )
  return { intent: decision, ids, decided }
}

export default function Approvals() {
  const data = useLoaderData<typeof loader>() as ApprovalsData
  const fetcher = useFetcher<typeof action>()
  return <ApprovalsPage data={data} fetcher={fetcher} />
}
