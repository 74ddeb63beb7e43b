// One adjustment of many members: what it would do, how far it is, what it has done; booked,
// discarded and undone here.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import { listBatchRows, readBatch } from '../../loyalty/members/batches/read-batch.server.ts'
import {
  discardBatch,
  retryBatch,
  startBatch,
  undoBatch,
} from '../../loyalty/members/batches/start-batch.server.ts'
import { isMemberId } from '../../loyalty/members/list/member-cursor.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import { BatchPage } from '../../ui/batches/batch-page.tsx'
import { pageTitle } from '../../ui/words.tsx'

export const meta = pageTitle('batch')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin } = await requireAdmin(request)
  const batchId = requireBatchId(params.batch)
  const { searchParams } = new URL(request.url)
  const isProblems = searchParams.get('rows') === 'problems'
  const after = Number(/^\d{1,9}$/.exec(searchParams.get('after') ?? '')?.[0] ?? 0)
  const [batch, page] = await Promise.all([
    readBatch(shop, batchId),
    listBatchRows(shop, { batchId, isProblems, after }),
  ])
  if (!batch) throw missing()
  const personOf = await nameCustomers(
    admin,
    page.rows.map(({ customerId }) => customerId),
  )
  return {
    batch,
    rows: page.rows.map(({ customerId, ...row }) => ({
      ...row,
      person: row.memberId === null ? null : personOf(customerId),
    })),
    next: page.next,
    isProblems,
    isFirstPage: after === 0,
    undoId: crypto.randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs): Promise<Result<null>> {
  const { shop, actor } = await requireAdmin(request)
  const asked = { batchId: requireBatchId(params.batch), now: now() }
  const form = await requireForm(request)
  const intent = form.get('intent')
  if (intent === 'start') return startBatch(shop, asked)
  if (intent === 'discard') return discardBatch(shop, asked)
  if (intent === 'retry') return retryBatch(shop, asked)
  const undoId = String(form.get('undoId'))
  if (intent !== 'undo' || !isMemberId(undoId))
    throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const undone = await undoBatch(shop, { ...asked, undoId, actor })
  if (undone.ok) throw redirect(`/app/members/batches/${undone.value.undoId}`)
  return undone
}

export default function BatchRoute() {
  const data = useLoaderData<typeof loader>()
  return <BatchPage key={data.batch.id} data={data} fetcher={useFetcher<typeof action>()} />
}

function requireBatchId(id: string | undefined): string {
  if (!id || !isMemberId(id)) throw missing()
  return id
}

const missing = () => new Response(null, { status: 404, statusText: 'Not Found' })
