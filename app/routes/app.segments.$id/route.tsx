// One segment, or a new one.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { now } from '../../clock.server.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { readDraft } from '../../loyalty/program/read-draft.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { saveSegment } from '../../loyalty/segments/save-segment.server.ts'
import { freshSegment } from '../../loyalty/segments/segment.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'
import { requireCount, requireForm } from '../../shopify/require-form.ts'
import { SegmentEditor } from '../../ui/segments/segment-editor.tsx'
import type { SegmentAnswer, SegmentData } from '../../ui/segments/segments-data.ts'
import { pageTitle } from '../../ui/words.tsx'
import { readRows } from '../app.segments._index/read-rows.server.ts'

export const meta = pageTitle('segment')

const newId = 'new'

export async function loader({ request, params }: LoaderFunctionArgs): Promise<SegmentData> {
  const { shop, shopRow } = await requireAdmin(request)
  const at = now()
  const id = params.id === newId ? null : requireId(params.id)
  const [version, draft, rows] = await Promise.all([
    readProgramInForce(shop, at),
    readDraft(shop, shopRow.currency),
    id === null ? [] : readRows(shop, { now: at, only: id }),
  ])
  const [row = null] = rows
  if (id !== null && !row) throw missing()
  const tiers = (version ?? draft).settings.tiers
  return {
    row,
    form: row ? { name: row.name, match: row.match, conditions: row.conditions } : freshSegment,
    tiers: tiers.map(({ id: tier, name }) => ({ id: tier, title: name })),
  }
}

export async function action({ request, params }: ActionFunctionArgs): Promise<SegmentAnswer> {
  const { shop, actor } = await requireAdmin(request)
  const form = await requireForm(request)
  const isNew = params.id === newId
  const result = await saveSegment(shop, {
    form: parseJson(String(form.get('form'))),
    segment: isNew ? null : requireId(params.id),
    seen: requireCount(form, 'seen'),
    recordedBy: actor,
    now: now(),
  })
  if (!result.ok) return { intent: 'save', refusal: result.refusal }
  if (isNew) throw redirect(`/app/segments/${result.value}`)
  return { intent: 'save', segment: result.value, refusal: null }
}

const missing = () => new Response(null, { status: 404, statusText: 'Not Found' })

function requireId(id: string | undefined): number {
  if (!/^\d{1,9}$/.test(id ?? '')) throw missing()
  return Number(id)
}

export default function SegmentRoute() {
  const data = useLoaderData<typeof loader>() as SegmentData
  const fetcher = useFetcher<typeof action>()
  return <SegmentEditor key={data.row?.segment ?? newId} data={data} fetcher={fetcher} />
}
