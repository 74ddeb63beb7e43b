// What the merchant states that a point is worth, from a month on: so much money for so many
// points. A figure in money is rounded once, from points; a table adds up because what rounding and
// a new value change stands on a line of its own.
import { z } from 'zod'
import type { RollForward } from './roll-forward.ts'

export const pointValueSchema = z.object({
  points: z.number().int().min(1).max(1_000_000).meta({ input: 'points' }),
  valueMinor: z.number().int().min(1).max(1_000_000_000).meta({ input: 'money' }),
})

/** `valueMinor` of the shop's currency for `points`. */
export type PointValue = z.infer<typeof pointValueSchema>

/** Minor units; a half is rounded away from zero. */
export function valueOf(points: number, value: PointValue): number {
  const product = BigInt(Math.abs(points)) * BigInt(value.valueMinor)
  const per = BigInt(value.points)
  const rounded = Number((product * 2n + per) / (per * 2n))
  return points < 0 ? -rounded : rounded
}

/** The roll-forward in minor units. */
export interface MoneyRollForward extends RollForward {
  /** What a new value per point, and rounding, changed. */
  remeasured: number
}

/** @param openingMinor what the month before closed with. */
export function inMoney(
  points: RollForward,
  value: PointValue,
  openingMinor: number,
): MoneyRollForward {
  const lines = Object.fromEntries(
    Object.entries(points).map(([line, amount]) => [line, valueOf(amount, value)]),
  ) as unknown as RollForward
  const { issued, takenBack, redeemed, expired, waived, adjusted, donated, closing } = lines
  const moved = issued - takenBack - redeemed - expired + waived + adjusted - donated
  return { ...lines, opening: openingMinor, remeasured: closing - openingMinor - moved }
}
