// After the beauty chain's: points for spending, worth more the more somebody buys in a year. The
// names of the tiers are no words of a language but names of a club, and mostly become the shop's
// own; the first order makes an insider of everybody. A tier gives something for reaching it, and
// more on a birthday. Members say on the idea board what they would like.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { anExpiry } from '../books-settings.ts'
import type { TierSettings } from '../tiers/tier-settings.ts'
import type { Template } from './template.ts'

const ladder = [
  { id: 'insider', name: 'Insider', units: 1, multiplierBps: 10_000 },
  {
    ...{ id: 'insider-plus', name: 'Insider+', units: 350, multiplierBps: 12_500 },
    ...{ entryPoints: 100, birthdayPoints: 50 },
  },
  {
    ...{ id: 'insider-prime', name: 'Insider Prime', units: 1000, multiplierBps: 15_000 },
    ...{ entryPoints: 250, birthdayPoints: 150 },
  },
]

const tiersFor = (unitMinor: number): TierSettings['tiers'] =>
  ladder.map(({ units, ...tier }) => ({
    ...tier,
    spendMinor: units * unitMinor,
    points: null,
    orders: null,
  }))

export const insiders: Template<'insiders'> = {
  name: 'insiders',
  hasIdeas: true,
  settingsFor: (unitMinor) => ({
    rules: [
      freshRule('spend', 'spend', unitMinor),
      Object.assign(freshRule('birthday', 'birthday', unitMinor), { points: 50 }),
    ],
    rewards: [
      Object.assign(freshReward('free_shipping', 'free-shipping', unitMinor), { points: 250 }),
      Object.assign(freshReward('amount_off', 'amount-off', unitMinor), {
        points: 500,
        amountMinor: 10 * unitMinor,
      }),
    ],
    pendingDays: 14,
    expiry: anExpiry({ kind: 'inactivity', months: 12 }),
    awardedWhen: 'paid',
    tiers: tiersFor(unitMinor),
    tierReach: 'any',
    tierPeriod: 'calendar_year',
  }),
}
