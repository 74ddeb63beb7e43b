// The usual program, and what a new shop finds in its draft: the more is spent, the more is earned.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { anExpiry } from '../books-settings.ts'
import type { Template } from './template.ts'

export const pointsForSpending: Template<'points_for_spending'> = {
  name: 'points_for_spending',
  settingsFor: (unitMinor) => ({
    rules: [
      freshRule('spend', 'spend', unitMinor),
      { ...freshRule('order', 'order', unitMinor), isOn: false },
      freshRule('signup', 'signup', unitMinor),
    ],
    rewards: [
      freshReward('amount_off', 'amount-off', unitMinor),
      freshReward('percent_off', 'percent-off', unitMinor),
    ],
    pendingDays: 14,
    expiry: anExpiry({ kind: 'months', months: 12 }),
    awardedWhen: 'paid',
  }),
}
