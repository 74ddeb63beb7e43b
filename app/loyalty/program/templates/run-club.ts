// After the sports brand's: challenges to run, badges for those that are reached, and levels that
// unlock rewards. The names are no words of a language but names of a club, and mostly become the
// shop's own.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { anExpiry } from '../books-settings.ts'
import { type ChallengeSettings, challengeSchema } from '../challenges/challenge-settings.ts'
import { levelKey } from '../challenges/unlocks.ts'
import type { Template } from './template.ts'

const challengesFor = (unitMinor: number): ChallengeSettings['challenges'] =>
  [
    { kind: 'orders', id: 'first-mile', name: 'First mile', target: 1, points: 50, icon: 'shoe' },
    {
      ...{ kind: 'orders', id: 'double-up', name: 'Double up', target: 2, points: 50 },
      ...{ repeats: 'month', icon: 'bolt', colour: 'violet' },
    },
    {
      ...{ kind: 'weeks', id: 'streak', name: 'Four-week streak', target: 4, points: 200 },
      ...{ icon: 'flame', colour: 'red' },
    },
    {
      ...{ kind: 'pieces', id: 'ten-k', name: 'Ten K', target: 10, points: 150 },
      ...{ icon: 'medal', colour: 'blue' },
    },
    {
      ...{ kind: 'amount', id: 'long-run', name: 'Long run', targetMinor: 300 * unitMinor },
      ...{ points: 200, icon: 'mountain', colour: 'green', repeats: 'year' },
    },
  ].map((one) => challengeSchema.parse(one))

const levels: ChallengeSettings['levels'] = [
  { id: 'starter', name: 'Starter', completed: 1, perk: '' },
  { id: 'pacer', name: 'Pacer', completed: 3, perk: '' },
  { id: 'marathoner', name: 'Marathoner', completed: 6, perk: 'Early access' },
]

export const runClub: Template<'run_club'> = {
  name: 'run_club',
  settingsFor: (unitMinor) => ({
    rules: [freshRule('spend', 'spend', unitMinor)],
    rewards: [
      Object.assign(freshReward('free_shipping', 'free-shipping', unitMinor), {
        points: 50,
        unlockedBy: levelKey('pacer'),
      }),
      Object.assign(freshReward('amount_off', 'amount-off', unitMinor), {
        points: 500,
        amountMinor: 10 * unitMinor,
      }),
    ],
    pendingDays: 14,
    expiry: anExpiry({ kind: 'inactivity', months: 12 }),
    awardedWhen: 'paid',
    challenges: challengesFor(unitMinor),
    levels,
    challengeHoldDays: 30,
  }),
}
