// Whether an order has to be asked for, for what its state does not tell. It may earn nothing
// whatever the answer is, and still count for those that follow: towards tiers where no rule is on,
// as one that its member placed where it is from before the program, or was called off since, and
// towards tiers and limits where a bank took its money back.
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { Evaluation, Inputs } from './evaluation.ts'
import { withoutChargeback } from './known-at.ts'
import { lookAt } from './look-at-order.ts'
import { mayHaveBeenPaid } from './observe.ts'
import { lacksBeginning } from './plans-bought.ts'

export function lacksDetails(
  inputs: Inputs,
  snapshot: OrderSnapshot,
  evaluation: Evaluation,
): boolean {
  const { memberId, observed } = inputs
  if (lacksBeginning(inputs, snapshot)) return true
  const isUnsure = memberId !== null && mayHaveBeenPaid(snapshot, observed)
  return isUnsure || awaitsDetails(withoutChargeback(inputs), snapshot, evaluation)
}

/** Until it is told more it is worth nothing. */
export const awaitsDetails = (
  inputs: Inputs,
  snapshot: OrderSnapshot,
  { effects }: Evaluation,
): boolean =>
  effects.length === 0 && lookAt(inputs, snapshot)?.obstacle?.obstacle === 'awaiting_details'
