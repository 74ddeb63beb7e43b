// What takes a member towards challenges: their orders, and the friends they brought. Each counts
// for the period that it begins in, as it was known at a moment. Pure.
import type { OrderOnTheWay } from './challenge-orders.ts'
import type { Counted } from './goals.ts'

/** A friend counts from the moment at which they were given for. In milliseconds. */
export interface FriendBrought {
  at: number
  /** From when on they count no more; null: they do. At `at`: they never did. */
  until: number | null
}

export interface Steps {
  orders: OrderOnTheWay[]
  friends: FriendBrought[]
}

/** What began within a stretch of time, as it was known at a moment. */
export function countedAt(
  { orders, friends }: Steps,
  { from, until }: { from: number; until: number },
  moment: number,
): Counted {
  const isIn = ({ at }: { at: number }) => at >= from && at < until
  const counted = orders.filter(isIn).flatMap(({ at, week, known }) => {
    const counts = known.findLast((one) => one.from <= moment)?.counts ?? null
    return counts === null ? [] : [{ at, week, ...counts }]
  })
  const held = friends.filter((one) => isIn(one) && holdsAt(one, moment))
  return { orders: counted, friends: held.length }
}

const holdsAt = ({ at, until }: FriendBrought, moment: number): boolean =>
  at <= moment && (until === null || moment < until)

/** When anything of it became known. */
export const momentsOfSteps = ({ orders, friends }: Steps): number[] => [
  ...orders.flatMap(({ known }) => known.map(({ from }) => from)),
  ...friends.flatMap(({ at, until }) => (until === null ? [at] : [at, until])),
]
