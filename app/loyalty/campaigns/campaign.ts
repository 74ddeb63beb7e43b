// A campaign: a rule of earning that holds for a time, beside whatever the program in force gives.
// What was said of it is kept for ever, edition by edition, and selected by when an order was
// placed; that it was stopped early is a fact of its own, with its moment. Pure.
import type { Audience } from '../kernel/audience/audience.ts'
import type { Rule } from '../rules/catalogue.ts'

/** What is said of a campaign, from a moment on. Never altered: a change is the next edition. */
export interface Edition {
  /** Counts from 1 in a shop, over all campaigns. */
  number: number
  campaign: number
  rule: CampaignRule
  /** Whom it is for; left out: everybody. */
  audience?: Audience
  /** The first moment of it, and the first that is past it. */
  startsAt: Date
  endsAt: Date
  /** Points after which it is stopped; null: however many. */
  budgetPoints: number | null
  /** Shoppers are told of it before it begins. */
  isAnnounced: boolean
  /** Orders placed from then on go by it. */
  effectiveFrom: Date
  recordedAt: Date
  /** Of the campaign, whichever edition; null: it was not stopped. */
  stop: Stop | null
}

/** Its id is no merchant's rule's; its title is what the campaign is called. */
export type CampaignRule = Rule & { title: string }

/** Its own budget is used up, somebody ended it, or the program's budget for the month is. */
export type StopReason = 'budget' | 'by_hand' | 'program_budget'

export interface Stop {
  /** Orders placed from then on go without it. */
  at: Date
  reason: StopReason
}

/** Long enough for every process to know of a change before the first order that it values. */
export const leadMs = 60_000

/** What is booked by it goes by this key, which no rule of a program can have as its id. */
export const keyOf = (campaign: number): string => `campaign:${campaign}`

/** What is said of each campaign for orders placed at `at`, the oldest campaign first. */
export function editionsAt(editions: Edition[], at: Date): Edition[] {
  return newestOfEach(editions.filter(({ effectiveFrom }) => effectiveFrom <= at))
}

/** What was said last of each campaign, be it that it has yet to take effect. */
export function newestOfEach(editions: Edition[]): Edition[] {
  const newest = new Map<number, Edition>()
  for (const one of editions) {
    const before = newest.get(one.campaign)
    if (!before || before.number < one.number) newest.set(one.campaign, one)
  }
  return [...newest.values()].sort((one, other) => one.campaign - other.campaign)
}

/** Those by which an order placed at `at` earns more. */
export function campaignsAt(editions: Edition[], at: Date): Edition[] {
  // Most shops have none, and this is asked for every order.
  if (editions.length === 0) return []
  return editionsAt(editions, at).filter((one) => runsAt(one, at))
}

/** The first moment that is past it. */
export const endOf = ({ endsAt, stop }: Pick<Edition, 'endsAt' | 'stop'>): Date =>
  stop && stop.at < endsAt ? stop.at : endsAt

const runsAt = (edition: Edition, at: Date): boolean =>
  edition.startsAt <= at && at < endOf(edition)

export type CampaignState = 'waiting' | 'running' | 'over' | 'spent' | 'ended' | 'called_off'

/** How it stands for the merchant at `now`. */
export function stateOf(edition: Edition, now: Date): CampaignState {
  const { startsAt, stop } = edition
  if (stop && stop.at <= startsAt) return 'called_off'
  if (startsAt > now) return 'waiting'
  if (endOf(edition) > now) return 'running'
  if (!stop || stop.at >= edition.endsAt) return 'over'
  return stop.reason === 'by_hand' ? 'ended' : 'spent'
}
