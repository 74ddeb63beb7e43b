// A merchant gives a member's points more time, also such as have expired. The form chooses the
// extension's id, so a double click is one extension.
import { DateTime } from 'luxon'
import type { ShopDb } from '../../db.server.ts'
import { type Result, refuse } from '../kernel/refusals.ts'
import { extendLot } from '../ledger/extend-lot.server.ts'
import type { ExtensionInput } from './extension.ts'

const mostYears = 10

export interface PointsExtension extends ExtensionInput {
  memberId: string
  actor: string
  now: Date
}

/**
 * @returns refusals: `lot_unknown`, `lot_empty`, `lot_not_later`, `lot_too_late`,
 * `reference_reused`.
 */
export async function extendPoints(
  shop: ShopDb,
  { day, ...extension }: PointsExtension,
): Promise<Result<{ isRepeat: boolean }>> {
  const { timeZone } = await shop.db.shop.findUniqueOrThrow({
    where: { id: shop.shopId },
    select: { timeZone: true },
  })
  const until = DateTime.fromISO(day, { zone: timeZone ?? 'UTC' })
    .endOf('day')
    .toJSDate()
  const latest = DateTime.fromJSDate(extension.now).plus({ years: mostYears }).toJSDate()
  if (until > latest) return refuse('lot_too_late', { years: mostYears })
  return shop.transaction((tx) => extendLot(tx, { ...extension, until }))
}
