// After the pizza chain's: ten points for every order above a minimum, however large it is, and
// one ladder of rewards that the second, fourth and sixth order reach. Whoever orders often is
// rewarded, not whoever orders much. Points can be spent at once, and last while somebody keeps
// ordering.
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { freshRule } from '../../rules/catalogue.ts'
import { anExpiry } from '../books-settings.ts'
import type { Template } from './template.ts'

const pointsPerOrder = 10
const leastUnits = 10

// What a step gives stays at a tenth to a sixth of the least that its orders came to.
const ladder = [
  { id: 'first-step', orders: 2, units: 2 },
  { id: 'second-step', orders: 4, units: 5 },
  { id: 'third-step', orders: 6, units: 10 },
]

export const sliceOfThePie: Template<'slice_of_the_pie'> = {
  name: 'slice_of_the_pie',
  settingsFor: (unitMinor) => ({
    rules: [
      {
        ...freshRule('order', 'order', unitMinor),
        points: pointsPerOrder,
        minimumMinor: leastUnits * unitMinor,
      },
    ],
    rewards: ladder.map(({ id, orders, units }) =>
      Object.assign(freshReward('amount_off', id, unitMinor), {
        points: orders * pointsPerOrder,
        amountMinor: units * unitMinor,
      }),
    ),
    pendingDays: 0,
    expiry: anExpiry({ kind: 'inactivity', months: 6 }),
    awardedWhen: 'paid',
  }),
}
