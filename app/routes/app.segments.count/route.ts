// How many members are in a segment while it is typed.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import { checkFields } from '../../loyalty/kernel/check-fields.ts'
import { parseJson } from '../../loyalty/kernel/storable.ts'
import { countSegment } from '../../loyalty/segments/count-segment.server.ts'
import { segmentSchema } from '../../loyalty/segments/segment.ts'
import type { SegmentCount } from '../../loyalty/segments/segment-row.ts'
import { requireAdmin } from '../../shopify/require-admin.server.ts'

const asked = segmentSchema.omit({ name: true })

export async function loader({ request }: LoaderFunctionArgs): Promise<SegmentCount> {
  const { shop } = await requireAdmin(request)
  const text = new URL(request.url).searchParams.get('segment') ?? ''
  const checked = checkFields(asked, parseJson(text))
  if (!checked.isValid) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  return countSegment(shop, checked.settings, { now: now() })
}
