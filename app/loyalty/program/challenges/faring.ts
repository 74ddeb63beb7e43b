// How a member fares with a challenge in one period of it, as it is kept.
import type { Badge } from './badges.ts'

export interface Faring {
  challengeId: string
  period: string
  badge: Badge
  /** In the measure of its goal: orders, units, weeks, friends, minor units of money. */
  count: number
  target: number
  /** When what is counted is lost, or over; null: never. */
  until: Date | string | null
  reachedAt: Date | string | null
}

export interface ChallengeFigures {
  /** Members who have begun and not reached it. */
  underWay: number
  /** Each time counted. */
  reached: number
  points: number
}
