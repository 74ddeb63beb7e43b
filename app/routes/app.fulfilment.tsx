// Rewards that a person sees to: the queue, and what is done with it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../clock.server.ts'
import { readDraft } from '../loyalty/program/read-draft.server.ts'
import {
  cancelFulfilments,
  markSent,
  undoSent,
} from '../loyalty/rewards/fulfilment/change-fulfilments.server.ts'
import {
  fulfilmentStatuses,
  longestNote,
  longestTracking,
  mostAtOnce,
} from '../loyalty/rewards/fulfilment/fulfilment.ts'
import { listFulfilments } from '../loyalty/rewards/fulfilment/list-fulfilments.server.ts'
import { nameCustomers } from '../shopify/name-customers.server.ts'
import { requireAdmin } from '../shopify/require-admin.server.ts'
import { requireForm } from '../shopify/require-form.ts'
import type { FulfilmentAnswer, FulfilmentData } from '../ui/fulfilment/fulfilment-data.ts'
import { FulfilmentPage } from '../ui/fulfilment/fulfilment-page.tsx'
import { pageTitle } from '../ui/words.tsx'

export const meta = pageTitle('fulfilment')

export async function loader({ request }: LoaderFunctionArgs): Promise<FulfilmentData> {
  const { shop, shopRow, admin } = await requireAdmin(request)
  const { searchParams } = new URL(request.url)
  const status = fulfilmentStatuses.find((one) => one === searchParams.get('status')) ?? 'to_do'
  const page = Math.min(10_000, Math.max(0, Math.trunc(Number(searchParams.get('page'))) || 0))
  const [{ fulfilments, counts, hasNext }, draft] = await Promise.all([
    listFulfilments(shop, { status, page }),
    readDraft(shop, shopRow.currency),
  ])
  const personOf = await nameCustomers(
    admin,
    fulfilments.map(({ customerId }) => customerId),
  )
  return {
    status,
    page,
    counts,
    hasNext,
    fulfilments: fulfilments.map((one) => ({ ...one, person: personOf(one.customerId) })),
    hasReward: draft.settings.rewards.some((reward) => reward.kind === 'manual'),
  }
}

const inputSchema = z.object({
  intent: z.enum(['send', 'undo', 'cancel']),
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(mostAtOnce)),
  note: z.string().trim().max(longestNote).optional(),
  tracking: z.string().trim().max(longestTracking).optional(),
})

export async function action({ request }: ActionFunctionArgs): Promise<FulfilmentAnswer> {
  const { shop, actor } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent, ids: redemptionIds, note, tracking } = parsed.data
  const handled = { redemptionIds, actor, now: now() }
  if (intent === 'undo') return { intent, changed: await undoSent(shop, handled) }
  if (intent === 'cancel') return { intent, changed: await cancelFulfilments(shop, handled) }
  const told = { ...(note ? { note } : {}), ...(tracking ? { tracking } : {}) }
  return { intent, changed: await markSent(shop, { ...handled, ...told }) }
}

export default function Fulfilment() {
  const data = useLoaderData<typeof loader>() as FulfilmentData
  const fetcher = useFetcher<typeof action>()
  return <FulfilmentPage data={data} fetcher={fetcher} />
}
