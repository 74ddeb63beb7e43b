// A program's settings, as the merchant edits and publishes them. The schema is the door: the same
// limits are shown where they are typed and checked again on the server.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'
import { planSettings } from '../plans/plan-settings.ts'
import { programRewardSchema, type Reward } from '../reward-kinds/catalogue.ts'
import { type Rule, ruleSchema } from '../rules/catalogue.ts'
import { earningSettings } from '../rules/earning-settings.ts'
import { booksSettings, withExpiry } from './books-settings.ts'
import { withCardPrices } from './cards/card-prices.ts'
import { challengeSettings } from './challenges/challenge-settings.ts'
import { membershipSettings } from './membership-settings.ts'
import { tierSettings } from './tiers/tier-settings.ts'

const text = (max: number) => z.string().trim().min(1).max(max).meta(field('text'))

export const mostRules = 50

const uniqueIds = (rows: { id: string }[]) =>
  new Set(rows.map((row) => row.id)).size === rows.length

const currentSettings = z.object({
  schema: z.literal(1),
  name: text(40),
  pointsName: z.object({ one: text(20), other: text(20) }),
  rules: z.array(ruleSchema).max(mostRules).refine(uniqueIds, 'two rules have the same id'),
  rewards: z.array(programRewardSchema).max(50).refine(uniqueIds, 'two rewards have the same id'),
  /** Days from the order until its points can be spent. */
  pendingDays: z.number().int().min(0).max(365).meta(field('days')),
  ...booksSettings,
  ...earningSettings,
  /** Days that points coming back from a voucher have at least. */
  graceDays: z.number().int().min(0).max(365).meta(field('days')),
  ...membershipSettings,
  ...tierSettings,
  ...challengeSettings,
  ...planSettings,
})

/** Also reads what was stored before a field was there, or was another one. */
export const settingsSchema = z.preprocess(
  (stored) => withCardPrices(withExpiry(stored)),
  currentSettings,
)

export type { Reward, Rule }
export type ProgramSettings = z.infer<typeof settingsSchema>

/** A published, immutable copy of the settings. */
export interface ProgramVersion {
  number: number
  settings: ProgramSettings
  effectiveFrom: Date
  publishedAt: Date
  /** Who published it, as the books name people. */
  publishedBy?: string | null
  /** Begun sooner than members are told ahead: how they were told. */
  told?: string | null
}
