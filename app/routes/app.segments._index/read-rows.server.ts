// Segments with how many are in them and what they are used by. All of them together are counted
// for as long as one page may wait.
import { countSegment } from '../../loyalty/segments/count-segment.server.ts'
import { listSegments } from '../../loyalty/segments/list-segments.server.ts'
import { noUses, readAllUses } from '../../loyalty/segments/segment-uses.server.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'
import type { SegmentRow } from '../../ui/segments/segments-data.ts'

const waitingMs = 1500

export async function readRows(
  shop: AdminRequest['shop'],
  { now, only }: { now: Date; only?: number },
): Promise<SegmentRow[]> {
  const [segments, uses] = await Promise.all([listSegments(shop), readAllUses(shop, now)])
  const wanted = segments.filter(({ segment }) => only === undefined || segment === only)
  const within = waitingMs / Math.max(1, wanted.length)
  const rows: SegmentRow[] = []
  for (const { segment, number, name, match, conditions } of wanted) {
    const count = await countSegment(shop, { match, conditions }, { now, within })
    const used = uses.get(segment) ?? noUses()
    rows.push({ segment, number, name, match, conditions, uses: used, count })
  }
  return rows.sort((one, other) => one.name.localeCompare(other.name))
}
