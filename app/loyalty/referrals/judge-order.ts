// Whether a friend's first order earns, as it stood when its days were over: what was refunded or
// called off within them counts, what came later does not.
import type { OrderSnapshot } from '../kernel/facts.ts'
import { lineLeftMinor, refundedByAmountMinor } from '../kernel/money-left.ts'
import type { FriendTerms } from '../rules/rule-kind.ts'
import type { Rejection } from './referral.ts'

interface Judged {
  /** As it was known when its days were over, or is known now where they are not. */
  then: OrderSnapshot
  terms: Pick<FriendTerms, 'minimumMinor'>
  isChargedBack: boolean
}

/** @returns null where nothing stands against it. */
export function judgeOrder({ then, terms, isChargedBack }: Judged): Rejection | null {
  if (then.placedMinor < Math.max(1, terms.minimumMinor)) return 'below_minimum'
  if (isChargedBack) return 'charged_back'
  if (then.cancelledAt !== null) return 'cancelled'
  return leftMinor(then) < Math.max(1, terms.minimumMinor) ? 'refunded' : null
}

function leftMinor({ lines, refunds }: OrderSnapshot): number {
  const inLines = lines.reduce((sum, line) => sum + lineLeftMinor(line, refunds), 0)
  return inLines - refundedByAmountMinor(refunds)
}
