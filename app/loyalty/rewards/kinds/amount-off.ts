// A fixed amount off the order.
import type { Reward } from '../../program/settings.ts'
import type { VoucherTerms } from '../voucher-terms.ts'

type AmountOff = Extract<Reward, { kind: 'amount_off' }>

export function amountOff(reward: AmountOff): VoucherTerms {
  return {
    benefit: { kind: 'amount', amountMinor: reward.amountMinor },
    minimumMinor: reward.minimumMinor,
  }
}
