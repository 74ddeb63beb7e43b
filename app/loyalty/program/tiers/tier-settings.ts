// Tiers of a program: steps that members reach by what they spend, earn or order within a period,
// and what each step multiplies points by. The lowest comes first.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { limitField, optionalMoneyField, pointsField } from '../../rules/fields.ts'

/** Once: a factor of one. */
export const wholeBps = 10_000
const mostBps = 1_000_000

/** One standing in the books per order, whichever tier it was: the id of a rule has no colon. */
export const tierKey = 'tier:factor'

const isFactor = (bps: number): boolean =>
  Number.isInteger(bps) && bps >= wholeBps && bps <= mostBps

/** What a tier may be reached by. */
export const tierMeasures = ['spendMinor', 'points', 'orders'] as const
export type TierMeasure = (typeof tierMeasures)[number]
export type TierSums = Record<TierMeasure, number>

/** Left out or null: none. */
const gift = pointsField.nullable().optional().meta(field('points'))

export const tierSchema = z.object({
  /** Stays for ever with the orders that were valued by it. */
  id: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/)
    .meta(field('hidden')),
  /** In the merchant's words. */
  name: z.string().trim().min(1).max(40).meta(field('text')),
  /** What it takes of each; null: that does not count. */
  spendMinor: optionalMoneyField.default(null).meta(field('money')),
  points: limitField.default(null).meta(field('points')),
  orders: z.number().int().min(1).max(10_000).nullable().default(null).meta(field('count')),
  /** In ten thousandths, of all that rules give: 10,000 gives nothing more. */
  multiplierBps: z
    .number()
    .refine(isFactor, { params: { problem: 'no_tier_factor' } })
    .default(wholeBps)
    .meta(field('factor')),
  /** Points for reaching it, once in each term. */
  entryPoints: gift,
  /** Points more on a birthday, beside those that a rule gives. */
  birthdayPoints: gift,
})

export type Tier = z.infer<typeof tierSchema>

export const mostTiers = 10

interface Problem {
  path: (string | number)[]
  problem: string
}

/** Each takes at least as much as the one before it, and more of something; all by the same. */
export function tierProblems(tiers: Tier[]): Problem[] {
  const [first] = tiers
  if (!first) return []
  const measures = tierMeasures.filter((measure) => first[measure] !== null)
  if (measures.length === 0) return [{ path: [0, 'spendMinor'], problem: 'tier_without_threshold' }]
  return tiers.flatMap((tier, place) => {
    const before = tiers[place - 1]
    const at = (measure: TierMeasure, problem: string) => [{ path: [place, measure], problem }]
    const lacking = measures.find((measure) => tier[measure] === null)
    if (lacking) return at(lacking, 'missing')
    const further = tierMeasures.find((one) => !measures.includes(one) && tier[one] !== null)
    if (further) return at(further, 'tier_measured_otherwise')
    if (!before) return []
    const rises = (measure: TierMeasure) => (tier[measure] ?? 0) - (before[measure] ?? 0)
    const falling = measures.find((measure) => rises(measure) < 0)
    if (falling) return at(falling, 'tiers_out_of_order')
    const isHigher = measures.some((measure) => rises(measure) > 0)
    return isHigher ? [] : at(measures[0] ?? 'spendMinor', 'tiers_out_of_order')
  })
}

const uniqueIds = (tiers: Tier[]) => new Set(tiers.map(({ id }) => id)).size === tiers.length

export const tierSettings = {
  tiers: z
    .array(tierSchema)
    .max(mostTiers)
    .refine(uniqueIds, 'two tiers have the same id')
    .superRefine((tiers, context) => {
      for (const { path, problem } of tierProblems(tiers)) {
        context.addIssue({ code: 'custom', path, params: { problem } })
      }
    })
    .default([]),
  /** Whether one of the thresholds is enough, or all have to be met. */
  tierReach: z.enum(['any', 'all']).default('any').meta(field('choice')),
  /**
   * What counts towards a tier: a year's, which keeps it until the end of the next year; the last
   * twelve months; or everything.
   */
  tierPeriod: z
    .enum(['calendar_year', 'rolling_year', 'lifetime'])
    .default('calendar_year')
    .meta(field('choice')),
}

export type TierSettings = z.infer<z.ZodObject<typeof tierSettings>>

export const withoutTiers: TierSettings = z.object(tierSettings).parse({})

export const hasTiers = ({ tiers }: Pick<TierSettings, 'tiers'>): boolean => tiers.length > 0
