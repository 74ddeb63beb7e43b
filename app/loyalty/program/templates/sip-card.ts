// After the juice bar's card: a stamp for every drink, twenty for a free one, and a friendly start.
// Which products are drinks only the shop knows, so the card waits, switched off, until they are
// picked; what it buys is worth about what a drink costs.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { neverExpires } from '../books-settings.ts'
import type { Template } from './template.ts'

const card = 'sip-card'
const needed = 20
const drinkUnits = 5

export const sipCard: Template<'sip_card'> = {
  name: 'sip_card',
  settingsFor: (unitMinor) => ({
    rules: [{ ...freshRule('stamp', card, unitMinor), needed, isOn: false }],
    rewards: [
      Object.assign(freshReward('amount_off', 'free-drink', unitMinor), {
        card,
        points: needed,
        amountMinor: drinkUnits * unitMinor,
      }),
    ],
    pendingDays: 0,
    expiry: neverExpires,
    awardedWhen: 'paid',
  }),
}
