// Removing a segment, and taking that back. What it was stays said, for the orders that were valued
// by it; it is only no longer offered.
import type { ShopDb } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { listSegmentEditions } from './list-segments.server.ts'
import { lockSegments } from './save-segment.server.ts'
import { mostSegments, newestOfEach } from './segment.ts'
import { readUses } from './segment-uses.server.ts'

export interface Removal {
  segment: number
  actor: string
  now: Date
}

/** The same again is a success. Refuses segment_unknown, segment_in_use. */
export function removeSegment(
  shop: ShopDb,
  { segment: id, actor, now }: Removal,
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    await lockSegments(tx)
    const { shopId } = tx
    const row = await tx.db.segment.findUnique({ where: { shopId_id: { shopId, id } } })
    if (!row) return refuse('segment_unknown')
    if (row.removedAt) return accept(id)
    const count = Object.values(await readUses(tx, id, now)).flat().length
    if (count > 0) return refuse('segment_in_use', { count })
    const data = { removedAt: now, removedBy: actor }
    await tx.db.segment.update({ where: { shopId_id: { shopId, id } }, data })
    return accept(id)
  })
}

/** The same again is a success. Refuses segment_unknown, segment_name_taken, too_many_segments. */
export function restoreSegment(
  shop: ShopDb,
  { segment: id }: Pick<Removal, 'segment'>,
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    await lockSegments(tx)
    const { shopId } = tx
    const all = newestOfEach(await listSegmentEditions(tx))
    const wanted = all.find(({ segment }) => segment === id)
    if (!wanted) return refuse('segment_unknown')
    if (!wanted.isRemoved) return accept(id)
    const others = all.filter(({ isRemoved }) => !isRemoved)
    if (others.some(({ name }) => name.toLowerCase() === wanted.name.toLowerCase()))
      return refuse('segment_name_taken')
    if (others.length >= mostSegments) return refuse('too_many_segments')
    const data = { removedAt: null, removedBy: null }
    await tx.db.segment.update({ where: { shopId_id: { shopId, id } }, data })
    return accept(id)
  })
}
