// Who is in a segment now, as a condition on members `m` and their balance of points `b`.
import { allOf, type Fragment, fragment } from '../../db.server.ts'
import { matchCondition } from './conditions/match-condition.server.ts'
import type { MatchMoment } from './conditions/matching.server.ts'
import type { SegmentForm } from './segment.ts'

export type { MatchMoment } from './conditions/matching.server.ts'

type Matched = Pick<SegmentForm, 'match' | 'conditions'>

export function matchSegment({ match, conditions }: Matched, moment: MatchMoment): Fragment {
  const met = conditions.map((condition) => matchCondition(condition, moment))
  if (match === 'all') return allOf(met)
  const unmet = met.map((one) => fragment`NOT (${one})`)
  return fragment`NOT (${allOf(unmet)})`
}

/** Whoever was merged into somebody else, or asked to be forgotten, is nobody's to be counted. */
export const isSomebody = fragment`m.merged_into IS NULL AND m.redacted_at IS NULL`
