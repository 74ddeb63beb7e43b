// What the pages of rewards are given, and what they are answered.
import type { ShopFacts } from '../../loyalty/insights/warnings/warning.ts'
import type { Refusal, Result } from '../../loyalty/kernel/refusals.ts'
import type { Capability } from '../../loyalty/kernel/voucher.ts'
import type { CardRule } from '../../loyalty/program/cards/stamp-cards.ts'
import type { UnlockChoice } from '../../loyalty/program/challenges/unlocks.ts'
import type { NoticeRules } from '../../loyalty/program/notice/notice.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import type { Reward } from '../../loyalty/reward-kinds/catalogue.ts'
import type { WantedChange } from '../../loyalty/rewards/draft/read-change.ts'
import type { ScheduledVersion } from '../program/program-data.ts'
import type { AudienceChoices } from '../segments/segments-data.ts'

export interface RewardsData {
  draft: { settings: ProgramSettings; revision: number }
  /** What was published last and has not been put off. */
  published: ProgramSettings | null
  scheduled: ScheduledVersion | null
  facts: ShopFacts
  notice: NoticeRules
  /** ISO 8601: when the page was asked for. */
  at: string
  capabilities: Capability[]
  /** How many of each were had and not given back. */
  taken: Record<string, number>
}

export type RewardsAnswer =
  | { intent: 'change'; change: WantedChange; result: Result<Reward[]> }
  | { intent: 'publish'; result: Result<number> }

export interface RewardData {
  /** As it is in the draft; a new one is not in it yet. */
  reward: Reward
  isNew: boolean
  capabilities: Capability[]
  /** Whether shoppers sign in with new customer accounts; null: it does not matter here. */
  hasNewCustomerAccounts: boolean | null
  /** Null: we may not read them. */
  markets: { id: string; title: string }[] | null
  /** The stamp cards of the draft. */
  cards: Pick<CardRule, 'id' | 'kind' | 'title' | 'needed'>[]
  /** Levels and badges of the draft, and what the reward asks for although it is no more. */
  unlocks: UnlockChoice[]
  taken: number
  /** Whom it can be for. */
  choices: AudienceChoices
}

export interface RewardAnswer {
  /** Set where it was not saved. */
  refusal: Refusal | null
}
