// After the comics publisher's: points for what fans do as well as for what they buy, and goods and
// content to have for them. What nobody can verify gives little, and what only members say is off.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { anExpiry } from '../books-settings.ts'
import type { Template } from './template.ts'

export const fanClub: Template<'fan_club'> = {
  name: 'fan_club',
  settingsFor: (unitMinor) => ({
    rules: [
      { ...freshRule('spend', 'spend', unitMinor), points: 1, perMinor: unitMinor },
      { ...freshRule('newsletter', 'newsletter', unitMinor), points: 50 },
      { ...freshRule('contact', 'contact', unitMinor), points: 25 },
      { ...freshRule('review', 'review', unitMinor), points: 30 },
      { ...freshRule('visits', 'visits', unitMinor), points: 10 },
      { ...freshRule('share', 'share', unitMinor), points: 5 },
      // The page is the shop's own to choose.
      { ...freshRule('reading', 'reading', unitMinor), isOn: false },
      freshRule('task', 'follow', unitMinor),
    ],
    rewards: [
      Object.assign(freshReward('manual', 'fan-pack', unitMinor), {
        points: 300,
      }),
      Object.assign(freshReward('manual', 'behind-the-scenes', unitMinor), {
        what: 'content',
        points: 100,
      }),
      Object.assign(freshReward('amount_off', 'five-off', unitMinor), {
        points: 150,
        amountMinor: 5 * unitMinor,
      }),
    ],
    pendingDays: 0,
    expiry: anExpiry({ kind: 'inactivity', months: 12 }),
    awardedWhen: 'paid',
  }),
}
