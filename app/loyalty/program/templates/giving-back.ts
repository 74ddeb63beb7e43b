// After The Body Shop's club: a point for each unit of money, and a hundred of them are a voucher
// or the same amount for a good cause. Which causes only the shop knows: it lists them under
// Causes, and members see the reward once there is one.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { anExpiry } from '../books-settings.ts'
import type { Template } from './template.ts'

const step = 100
const worthUnits = 5

export const givingBack: Template<'giving_back'> = {
  name: 'giving_back',
  settingsFor: (unitMinor) => ({
    rules: [{ ...freshRule('spend', 'spend', unitMinor), points: 1, perMinor: unitMinor }],
    rewards: [
      Object.assign(freshReward('donation', 'give', unitMinor), {
        points: step,
        amountMinor: worthUnits * unitMinor,
      }),
      Object.assign(freshReward('amount_off', 'voucher', unitMinor), {
        points: step,
        amountMinor: worthUnits * unitMinor,
      }),
    ],
    pendingDays: 14,
    expiry: anExpiry({ kind: 'months', months: 12 }),
    awardedWhen: 'paid',
  }),
}
