// The merchant's list of segments.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '../../clock.server.ts'
import { removeSegment, restoreSegment } from '../../loyalty/segments/remove-segment.server.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireForm } from '../../shopify/require-form.ts'
import type { SegmentAnswer, SegmentsData } from '../../ui/segments/segments-data.ts'
import { SegmentsPage } from '../../ui/segments/segments-page.tsx'
import { pageTitle } from '../../ui/words.tsx'
import { readRows } from './read-rows.server.ts'

export const meta = pageTitle('segments')

export async function loader({ request }: LoaderFunctionArgs): Promise<SegmentsData> {
  const { shop } = await requireAdmin(request)
  return { rows: await readRows(shop, { now: now() }) }
}

const inputSchema = z.object({
  intent: z.enum(['remove', 'restore']),
  segment: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

export async function action({ request }: ActionFunctionArgs): Promise<SegmentAnswer> {
  const { shop, actor } = await requireAdmin(request)
  const parsed = inputSchema.safeParse(Object.fromEntries(await requireForm(request)))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent, segment } = parsed.data
  const result =
    intent === 'remove'
      ? await removeSegment(shop, { segment, actor, now: now() })
      : await restoreSegment(shop, { segment })
  return { intent, segment, refusal: result.ok ? null : result.refusal }
}

export default function SegmentsRoute() {
  const data = useLoaderData<typeof loader>() as SegmentsData
  return <SegmentsPage data={data} fetcher={useFetcher<typeof action>()} />
}
