// Why an amount moved, as typed numbers. Words are rendered from it, in the reader's language, by
// app/loyalty/explain: nothing here is ever shown as it stands.

export type Rounding = 'floor' | 'nearest' | 'ceil'

/** What changed on an order since it was settled last. */
export type OrderCause = 'paid' | 'refunded' | 'edited' | 'cancelled' | 'moved' | 'corrected'

/** Why a rule gives nothing for an order. */
export type RuleObstacle =
  | 'not_paid'
  | 'cancelled'
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

/** Stored with each transfer. */
export type Because =
  | {
      kind: 'order'
      cause: OrderCause
      orderName: string
      /** The name of its kind. */
      rule: string
      ruleId: string
      version: number
      /** Worth of this rule for this order before and after. */
      was: number
      is: number
      /** Titles of the lines that left since last time, for "mug returned". */
      gone?: { title: string; quantity: number }[]
      /** Set where the amount came out of a pocket other than the order's own lot. */
      taken?: 'pending' | 'own' | 'expired' | 'other' | 'waived' | 'unwaived' | 'owed' | 'unowed'
    }
  | { kind: 'signup'; version: number; ruleId: string }
  | { kind: 'matured'; orderName?: string }
  | { kind: 'expired' }
  /** What a decrease of an order had let go is made up for by points that came back. */
  | { kind: 'made_good'; orderName?: string | null }
  | { kind: 'debt_paid' }
  | { kind: 'extended'; note: string; actor: string }
  | { kind: 'merged_signup' }
  | {
      kind:
        | 'held'
        | 'captured'
        | 'released'
        | 'used'
        | 'returned'
        | 'voucher_expired'
        | 'reward_cancelled'
        /** With a refund of the order that it was used on; taken again where that was undone. */
        | 'spent_returned'
        | 'spent_retaken'
      rewardId: string
      label: string
      orderName?: string
    }
  | { kind: 'adjusted'; note: string; actor: string; adjustmentId: string }
  | { kind: 'adjustment_undone'; actor: string; adjustmentId: string }
