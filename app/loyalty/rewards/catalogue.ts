// The kinds of reward there are. A new kind is a schema in program/settings, a file in kinds/ and a
// line here.
import type { Reward } from '../program/settings.ts'
import { amountOff } from './kinds/amount-off.ts'
import { percentOff } from './kinds/percent-off.ts'
import type { VoucherTerms } from './voucher-terms.ts'

type Kinds = { [Kind in Reward['kind']]: (reward: Extract<Reward, { kind: Kind }>) => VoucherTerms }

const kinds: Kinds = { amount_off: amountOff, percent_off: percentOff }

export function voucherTerms<Kind extends Reward['kind']>(
  reward: Extract<Reward, { kind: Kind }>,
): VoucherTerms {
  return kinds[reward.kind as Kind](reward)
}
