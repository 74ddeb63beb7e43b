// A campaign as the merchant sees it: what it is, how it stands, what it gave and what that costs.
import type { CampaignRule, CampaignState, StopReason } from '../../campaigns/campaign.ts'
import type { Given } from '../../campaigns/given.ts'
import type { Audience } from '../../kernel/audience/audience.ts'

export interface CampaignRow {
  campaign: number
  /** Of the edition that was said last. */
  number: number
  rule: CampaignRule
  /** ISO 8601; the end as it is to be, be it that it was stopped. */
  startsAt: string
  endsAt: string
  state: CampaignState
  /** Null: it was not stopped early. */
  stopReason: StopReason | null
  /** It runs or waits, and has been stopped already. */
  isEnding: boolean
  budgetPoints: number | null
  isAnnounced: boolean
  /** Whom it is for, by name: of tiers, or of a segment; left out: everybody. */
  audience?: { who: Audience['who']; names: string[] }
  given: Given
  /** At the reward that gives the most for a point; null: no reward has a price. */
  costMinor: number | null
  /** By what the merchant stated a point to be worth; null: nothing was stated. */
  statedMinor: number | null
}

/** How much of the budget is used, in whole percent; null: there is none. */
export function budgetUsed({ budgetPoints, given }: CampaignRow): number | null {
  return budgetPoints === null ? null : Math.floor((given.points * 100) / budgetPoints)
}

/** From this much on the merchant is told. */
export const budgetSoonPercent = 80
