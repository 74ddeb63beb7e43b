// Why an amount moved, as typed numbers. Words are rendered from it, in the reader's language, by
// app/loyalty/explain: nothing here is ever shown as it stands.
import type { EventTold } from './events/event.ts'
import type { RewardName } from './reward-name.ts'

export type Rounding = 'floor' | 'nearest' | 'ceil'

/** What changed on an order since it was settled last. */
export type OrderCause =
  | 'paid'
  | 'refunded'
  | 'edited'
  | 'cancelled'
  /** The bank took the money back, or gave it to the merchant again. */
  | 'disputed'
  | 'moved'
  | 'corrected'

/** The most that one member can earn on a day, in a month, and ever. */
export type MemberLimit = 'day_maximum' | 'month_maximum' | 'member_maximum'

/** Why a rule gives nothing for an order. */
export type RuleObstacle =
  | 'not_paid'
  /** What has to be known of it beside its state was asked for, and is not there yet. */
  | 'awaiting_details'
  | 'cancelled'
  | 'charged_back'
  | 'below_minimum'
  | 'nothing_counts'
  | 'no_member'
  | 'test_order'
  | 'refunded'
  | 'program_off'
  | 'program_in_test'
  | 'winding_down'
  | 'not_joined'
  | 'paused'
  | 'excluded'
  | 'outranked'
  | 'order_maximum'
  | MemberLimit
  /** Of the sales channel, of companies, of a discount code, of the products of a rule. */
  | 'other_channel'
  | 'business'
  | 'not_business'
  | 'no_code'
  /** Another order of the member: not their first, not the fifth, none of every fifth. */
  | 'not_first_order'
  | 'not_nth_order'
  | 'not_every_nth_order'
  /** Its member did not hold the paid membership, which the rule is for. */
  | 'not_paid_member'
  /** Its member held none of the tiers that a campaign is for, or was not in its segment. */
  | 'not_in_tier'
  | 'not_in_segment'
  | 'out_of_scope'
  /** Less than a whole point. */
  | 'too_little'
  | 'nothing_to_multiply'

/** What holds a rule to less than it would give. */
export type RuleLimit = 'rule_maximum' | 'order_maximum' | MemberLimit

/** What a transfer of a redemption says of its reward. */
export interface RewardCause {
  rewardId: string
  /** The merchant's title, or its name in English. */
  label: string
  /** Where it has no title; not of transfers from before it was kept. */
  name?: RewardName & { currency: string }
}

/** Stored with each transfer. */
export type Because =
  | {
      kind: 'order'
      cause: OrderCause
      orderName: string
      /** The name of its kind. */
      rule: string
      ruleId: string
      /** What the campaign that gave it was called; left out: the program's own rule did. */
      campaign?: string
      /** What the member's tier was called whose factor it is; left out: a rule gave it. */
      tier?: string
      version: number
      /** Worth of this rule for this order before and after. */
      was: number
      is: number
      /** What the rule counted with to come to `is`, beyond its own settings: money, units … */
      how?: Record<string, number | string>
      /** Titles of the lines that left since last time, for "mug returned". */
      gone?: { title: string; quantity: number }[]
      /** Set where the amount came out of a pocket other than the order's own lot. */
      taken?: 'pending' | 'own' | 'expired' | 'other' | 'waived' | 'unwaived' | 'owed' | 'unowed'
    }
  | { kind: 'signup'; version: number; ruleId: string }
  /** Something of the member's that is no order, such as a year since they joined. */
  | ({ kind: 'event' } & EventTold)
  /** It was taken back: it did not hold, or was rejected. */
  | ({ kind: 'event_undone' } & EventTold)
  | { kind: 'matured'; orderName?: string }
  | { kind: 'expired' }
  /** What a decrease of an order had let go is made up for by points that came back. */
  | { kind: 'made_good'; orderName?: string | null }
  | { kind: 'debt_paid' }
  | { kind: 'extended'; note: string; actor: string }
  | { kind: 'merged_signup' }
  | ({
      kind:
        | 'held'
        | 'captured'
        | 'released'
        | 'used'
        | 'returned'
        | 'voucher_expired'
        /** The merchant deleted it in the vendor's admin. */
        | 'voucher_removed'
        | 'reward_cancelled'
        /** With a refund of the order that it was used on; taken again where that was undone. */
        | 'spent_returned'
        | 'spent_retaken'
      orderName?: string
    } & RewardCause)
  | { kind: 'adjusted'; note: string; actor: string; adjustmentId: string }
  | { kind: 'adjustment_undone'; actor: string; adjustmentId: string }
