// A balance as a sum: everything that ever came in or went out, by what it was for. The lines add
// up to what is pending and available together, less what is owed.
import type { Because } from '../../kernel/because.ts'
import { type Explanation, type FactKey, fact, type Step } from './explanation.ts'

/** What came in and went out for one kind of reason, both as positive numbers. */
export interface BalanceSum {
  kind: Because['kind']
  cameIn: number
  wentOut: number
}

export interface BalanceTold {
  /** Less what is owed. */
  available: number
  pending: number
  debt: number
  sums: BalanceSum[]
}

type Sides = { in: SumKey; out: SumKey }
type SumKey = Extract<FactKey, `sum_${string}`>

const both = (key: SumKey): Sides => ({ in: key, out: key })
const sidesOf: Record<Because['kind'], Sides> = {
  order: { in: 'sum_earned', out: 'sum_taken_back' },
  signup: both('sum_joining'),
  merged_signup: both('sum_joining'),
  event: { in: 'sum_events', out: 'sum_taken_back' },
  event_undone: { in: 'sum_events', out: 'sum_taken_back' },
  matured: both('sum_rest'),
  debt_paid: both('sum_rest'),
  made_good: both('sum_made_good'),
  expired: { in: 'sum_brought_back', out: 'sum_expired' },
  extended: both('sum_brought_back'),
  held: { in: 'sum_given_back', out: 'sum_redeemed' },
  captured: { in: 'sum_given_back', out: 'sum_redeemed' },
  released: both('sum_given_back'),
  used: both('sum_redeemed'),
  returned: both('sum_given_back'),
  voucher_expired: both('sum_given_back'),
  voucher_removed: both('sum_given_back'),
  reward_cancelled: both('sum_given_back'),
  spent_returned: both('sum_given_back'),
  spent_retaken: both('sum_redeemed'),
  adjusted: both('sum_adjusted'),
  adjustment_undone: both('sum_adjusted'),
}

/** In the order in which they are read. */
const order: SumKey[] = [
  'sum_earned',
  'sum_joining',
  'sum_events',
  'sum_taken_back',
  'sum_redeemed',
  'sum_given_back',
  'sum_expired',
  'sum_brought_back',
  'sum_adjusted',
  'sum_made_good',
  'sum_rest',
]

export function explainBalance({ available, pending, debt, sums }: BalanceTold): Explanation {
  const totals = new Map<SumKey, number>()
  const add = (key: SumKey, points: number) => totals.set(key, (totals.get(key) ?? 0) + points)
  for (const { kind, cameIn, wentOut } of sums) {
    add(sidesOf[kind].in, cameIn)
    add(sidesOf[kind].out, -wentOut)
  }
  const steps = order.flatMap((key): Step[] => {
    const points = totals.get(key) ?? 0
    return points === 0 ? [] : [{ about: 'move', saying: fact(key), points }]
  })
  return {
    headline: fact('balance', { available: { points: available }, pending: { points: pending } }),
    points: available + pending,
    steps: [...steps, ...owedStep(debt)],
  }
}

const owedStep = (debt: number): Step[] =>
  debt === 0 ? [] : [{ about: 'holding', saying: fact('balance_owed', { owed: { points: debt } }) }]
