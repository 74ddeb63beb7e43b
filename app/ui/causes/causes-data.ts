// What the pages of causes are given, and what they are answered.
import type { FetcherWithComponents } from '@remix-run/react'
import type { CauseForm, CauseRow } from '../../loyalty/causes/cause.ts'
import type { DonationRow } from '../../loyalty/causes/donation.ts'
import type { Payment } from '../../loyalty/causes/payment.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { RewardKind } from '../../loyalty/reward-kinds/catalogue.ts'
import type { Person } from '../members/member-data.ts'

export interface CausesData {
  rows: CauseRow[]
  /** The draft has a reward that goes to a cause, so members can give. */
  hasReward: boolean
  /** What kind of reward that is. */
  rewardKind: RewardKind | null
}

export type ShownDonation = DonationRow & { person: Person }

export interface CauseData {
  /** Null: a new one. */
  row: CauseRow | null
  form: CauseForm
  /** The day of the shop's clock, such as "2026-11-29". */
  today: string
  payments: Payment[]
  donations: ShownDonation[]
}

export type CauseIntent = 'save' | 'end' | 'open' | 'pay' | 'undo_payment' | 'cancel_donation'

export interface CauseAnswer {
  intent: CauseIntent
  /** Set where it was not done. */
  refusal: Refusal | null
}

export interface CauseProps {
  data: CauseData
  fetcher: FetcherWithComponents<CauseAnswer>
}
