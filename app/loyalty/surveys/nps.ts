// The Net Promoter Score of answers from 0 to 10. Pure.

/** As its inventor counts: 0–6, 7–8, 9–10. */
export const groups = ['detractors', 'passives', 'promoters'] as const
export type Group = (typeof groups)[number]

export const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** With fewer answers the score says little, and pages say so. */
export const enoughAnswers = 30

export function groupOf(score: number): Group {
  if (score >= 9) return 'promoters'
  return score >= 7 ? 'passives' : 'detractors'
}

/** The lowest and the highest score of a group. */
export const rangeOf: Record<Group, readonly [number, number]> = {
  detractors: [0, 6],
  passives: [7, 8],
  promoters: [9, 10],
}

export interface Nps {
  answers: number
  counts: Record<Group, number>
  /** −100 to 100, whole. */
  score: number
  /** Half of the 95 % interval, in the same points; null where one answer tells nothing of it. */
  margin: number | null
}

/**
 * Promoters less detractors, in per cent of all answers: F. Reichheld, "The One Number You Need to
 * Grow", Harvard Business Review, December 2003. The margin is 1.96 standard errors of the mean of
 * answers counted as −1, 0 and 1, whose variance is p + d − (p − d)².
 * @param distribution how often each score was given, 0 first.
 * @returns null where nobody answered.
 */
export function npsOf(distribution: readonly number[]): Nps | null {
  const counts: Nps['counts'] = { detractors: 0, passives: 0, promoters: 0 }
  distribution.forEach((count, score) => {
    counts[groupOf(score)] += count
  })
  const answers = counts.detractors + counts.passives + counts.promoters
  if (answers === 0) return null
  const [p, d] = [counts.promoters / answers, counts.detractors / answers]
  const error = Math.sqrt((p + d - (p - d) ** 2) / answers)
  const score = Math.round((100 * (counts.promoters - counts.detractors)) / answers)
  // No "minus nothing".
  return { answers, counts, score: score || 0, margin: answers > 1 ? Math.ceil(196 * error) : null }
}
