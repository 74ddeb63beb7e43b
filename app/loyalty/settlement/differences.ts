// The difference between what an order is worth and what the books hold for it.
import type { Effect } from '../earning/evaluation.ts'
import type { Standing } from './purse.ts'

/** One thing whose worth changed; `effect` is null where it is worth nothing any more. */
export interface Difference {
  memberId: string
  key: string
  asset: string
  was: number
  is: number
  waived: number
  owed: number
  effect: Effect | null
}

export function differencesOf(worths: Effect[], standings: Standing[]): Difference[] {
  const differences = worths.map((effect): Difference => {
    const { memberId, key, asset } = effect
    const standing = standings.find((one) => isOf(one, effect))
    const was = standing?.booked ?? 0
    const { waived, owed } = standing ?? { waived: 0, owed: 0 }
    return { memberId, key, asset, was, is: effect.quantity, waived, owed, effect }
  })
  const gone = standings
    .filter((one) => !worths.some((effect) => isOf(one, effect)))
    .map(({ memberId, key, asset, booked: was, waived, owed }): Difference => {
      return { memberId, key, asset, was, is: 0, waived, owed, effect: null }
    })
  return [...differences, ...gone].filter((one) => one.was !== one.is)
}

/** Members from whom something will be taken: the lots of these have to be known. */
export function losersOf(worths: Effect[], standings: Standing[]): string[] {
  return differencesOf(worths, standings)
    .filter((one) => one.is < one.was)
    .map((one) => one.memberId)
}

function isOf(standing: Standing, effect: Effect): boolean {
  return (
    standing.memberId === effect.memberId &&
    standing.key === effect.key &&
    standing.asset === effect.asset
  )
}
