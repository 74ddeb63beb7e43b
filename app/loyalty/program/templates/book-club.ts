// After the bookshop's: a membership that is paid for once a year and gives its holders twice the
// points and free shipping. Which product it is sold as only the shop knows, so it waits, switched
// off, until that is picked; what is for paid members says so, and nobody has it before.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { anExpiry } from '../books-settings.ts'
import type { Template } from './template.ts'

export const bookClub: Template<'book_club'> = {
  name: 'book_club',
  settingsFor: (unitMinor) => ({
    rules: [
      freshRule('spend', 'spend', unitMinor),
      { ...freshRule('multiply', 'members-rate', unitMinor), paidMembersOnly: true as const },
    ],
    rewards: [
      Object.assign(freshReward('free_shipping', 'members-shipping', unitMinor), {
        points: 1,
        paidMembersOnly: true,
      }),
      freshReward('amount_off', 'amount-off', unitMinor),
    ],
    pendingDays: 0,
    expiry: anExpiry({ kind: 'months', months: 12 }),
    awardedWhen: 'paid',
  }),
}
