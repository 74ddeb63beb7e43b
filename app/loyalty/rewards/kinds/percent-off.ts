// A share of the order's subtotal off.
import type { Reward } from '../../program/settings.ts'
import type { VoucherTerms } from '../voucher-terms.ts'

type PercentOff = Extract<Reward, { kind: 'percent_off' }>

export function percentOff(reward: PercentOff): VoucherTerms {
  return {
    benefit: { kind: 'percent', percent: reward.percent },
    minimumMinor: reward.minimumMinor,
  }
}
