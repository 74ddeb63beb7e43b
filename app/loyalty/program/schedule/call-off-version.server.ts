// A version that has not begun is called off: it values nothing, and its number is not given again.
import type { ShopDb } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { isScheduled } from './scheduled.ts'

export interface CallOff {
  number: number
  calledOffBy: string
  now: Date
}

/** The same again is a success. Refuses version_unknown, version_begun. */
export function callOffVersion(
  shop: ShopDb,
  { number, calledOffBy, now }: CallOff,
): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    const { shopId } = tx
    // One publication or calling off at a time.
    await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${shopId} FOR NO KEY UPDATE`
    const where = { shopId_number: { shopId, number } }
    const row = await tx.db.programVersion.findUnique({ where })
    if (!row) {
      const isDone = await tx.db.programVersionCalledOff.findUnique({ where })
      return isDone ? accept(number) : refuse('version_unknown')
    }
    if (!isScheduled(row, now)) return refuse('version_begun')
    const { settings, effectiveFrom, publishedAt, publishedBy, told } = row
    const published = { settings: settings ?? {}, effectiveFrom, publishedAt, publishedBy, told }
    await tx.db.programVersionCalledOff.create({
      data: { shopId, number, ...published, calledOffAt: now, calledOffBy },
    })
    await tx.db.programVersion.delete({ where })
    const data = { programRevision: { increment: 1 } }
    await tx.db.shop.update({ where: { id: shopId }, data })
    return accept(number)
  })
}
