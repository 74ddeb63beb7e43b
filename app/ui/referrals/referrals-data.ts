// What the page of referrals is given, and what it is answered.
import type { FetcherWithComponents } from '@remix-run/react'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { ListedReferral, ReferralFigures } from '../../loyalty/referrals/listed-referral.ts'
import type { RuleName } from '../../loyalty/rules/catalogue.ts'
import type { Person } from '../members/member-data.ts'

export type ShownReferral = ListedReferral & { friend: Person; referrer: Person }

export interface ReferralsData {
  /** Those that wait for a person, the longest first. */
  review: ShownReferral[]
  rest: ShownReferral[]
  page: number
  hasNext: boolean
  figures: ReferralFigures
  /** The draft gives something for friends. */
  hasRule: boolean
  ruleKind: RuleName | null
}

export type ReferralIntent = 'accept' | 'reject' | 'undo'

export interface ReferralAnswer {
  intent: ReferralIntent
  /** Set where it was not done. */
  refusal: Refusal | null
}

export interface ReferralsProps {
  data: ReferralsData
  fetcher: FetcherWithComponents<ReferralAnswer>
}
