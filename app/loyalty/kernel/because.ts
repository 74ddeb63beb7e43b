// Why an amount moved, as typed numbers. Words are rendered from it, in the reader's language, by
// app/loyalty/explain: nothing here is ever shown as it stands.

export type Rounding = 'floor' | 'nearest' | 'ceil'

/** What changed on an order since it was settled last. */
export type OrderCause = 'paid' | 'refunded' | 'edited' | 'cancelled' | 'moved' | 'corrected'

/** How one rule came to its number; kept with every order, for applied and unapplied rules. */
export type RuleBecause =
  | {
      rule: 'spend'
      ruleId: string
      applied: true
      basisMinor: number
      points: number
      perMinor: number
      rounding: Rounding
      quantity: number
      /** What it would be but for the most that one order can earn. */
      unlimited?: number
    }
  | {
      rule: 'order'
      ruleId: string
      applied: true
      points: number
      minimumMinor: number
      placedMinor: number
      quantity: number
      unlimited?: number
    }
  | {
      rule: 'spend' | 'order'
      ruleId: string
      applied: false
      obstacle: RuleObstacle
      minimumMinor?: number
      placedMinor?: number
    }

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
      rule: 'spend' | 'order'
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
