// Campaigns as the model knows them: what was said of each and from when on, and when it was
// stopped. An order goes by what had been said when it was placed.
import type { Rule } from '../../../app/loyalty/rules/catalogue.ts'
import type { CampaignEdge } from './campaign-acts.ts'

export interface ModelCampaign {
  /** Under which its points are booked. */
  key: string
  /** Oldest first. */
  editions: ModelEdition[]
  /** Null: it was not stopped. */
  stoppedAt: number | null
}

export interface ModelEdition {
  rule: Rule
  /** Its place in the list; null: for everybody. */
  segment: number | null
  budget: number | null
  /** For orders placed from then on. */
  from: number
  startsAt: number
  endsAt: number
}

export type RuleOnTop = Rule & { segment: number | null }

/** The rules that come on top of an order placed at `at`, by the keys of their campaigns. */
export function rulesOnTop(campaigns: ModelCampaign[], at: number): RuleOnTop[] {
  return campaigns.flatMap(({ key, editions, stoppedAt }) => {
    const said = editions.filter(({ from }) => from <= at).at(-1)
    const isOver = stoppedAt !== null && at >= stoppedAt
    if (!said || isOver || at < said.startsAt || at >= said.endsAt) return []
    return [{ ...said.rule, id: key, segment: said.segment }]
  })
}

/** A moment on the edge of the newest campaign; null where there is none. */
export function edgeOf(campaigns: ModelCampaign[], edge: CampaignEdge): number | null {
  const campaign = campaigns.at(-1)
  const said = campaign?.editions.at(-1)
  if (!campaign || !said) return null
  const at = edge.endsWith('starts') ? said.startsAt : (campaign.stoppedAt ?? said.endsAt)
  return edge.startsWith('before') ? at - 1 : at
}

/** Whether somebody could still change it. */
export function isOpen({ editions, stoppedAt }: ModelCampaign, now: number): boolean {
  return stoppedAt === null && (editions.at(-1)?.endsAt ?? 0) > now
}

/** Whether it has given its budget away, by what is booked for it now. */
export function isSpent(campaign: ModelCampaign, booked: number, now: number): boolean {
  const said = campaign.editions.filter(({ from }) => from <= now).at(-1)
  if (!said || said.budget === null || campaign.stoppedAt !== null) return false
  return said.startsAt <= now && now < said.endsAt && booked >= said.budget
}
