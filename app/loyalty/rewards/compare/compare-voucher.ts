// A voucher as the vendor has it beside what was promised: what a merchant changed by hand, and
// what we were not told of. Pure; what follows from it is for whoever compares.
import type { Benefit, VoucherSeen } from '../../kernel/voucher.ts'

export interface VoucherPromised {
  benefit: Benefit
  endsAt: Date | null
  customerId: string | null
}

/** Seen to by ourselves: used, gone, end. For a person: the others. */
export type VoucherDifference = 'gone' | 'used' | 'end' | 'ended' | 'value' | 'customer' | 'limit'

/** Shopify's stamps have whole seconds. */
const sameMs = 1000

/**
 * The first of what differs, the most telling first; null where all is as promised.
 * @param seen null: the vendor does not have it any more.
 */
export function compareVoucher(
  promised: VoucherPromised,
  seen: VoucherSeen | null,
  now: Date,
): VoucherDifference | null {
  if (!seen) return 'gone'
  if (seen.used > 0) return 'used'
  if (!isSameEnd(promised.endsAt, seen.endsAt)) {
    // Switching a code off moves its end to that moment.
    return seen.endsAt !== null && seen.endsAt <= now ? 'ended' : 'end'
  }
  if (!seen.isActive && (promised.endsAt === null || promised.endsAt > now)) return 'ended'
  if (!isSameValue(promised.benefit, seen.value)) return 'value'
  const { customerId } = promised
  const isTheirs = seen.customerIds.length === 1 && seen.customerIds[0] === customerId
  if (customerId !== null && !isTheirs) return 'customer'
  return seen.usageLimit === 1 ? null : 'limit'
}

function isSameEnd(one: Date | null, other: Date | null): boolean {
  if (!one || !other) return one === other
  return Math.abs(one.getTime() - other.getTime()) < sameMs
}

/** What takes off no amount and no share is not compared. */
function isSameValue(benefit: Benefit, value: VoucherSeen['value']): boolean {
  if (value === null) return true
  if ('percent' in benefit) return 'percent' in value && value.percent === benefit.percent
  if (!('amountMinor' in benefit)) return true
  return 'amountMinor' in value && value.amountMinor === benefit.amountMinor
}
