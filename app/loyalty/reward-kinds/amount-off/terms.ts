// Worth the same on every order that meets its conditions.

import { freshConditions } from '../fresh-conditions.ts'
import { conditionsOf, type Kind } from '../kind.ts'
import { type AmountOff, amountOffSchema } from './settings.ts'

export const amountOff: Kind<AmountOff> = {
  name: 'amount_off',
  schema: amountOffSchema,
  needs: null,
  isInstant: false,
  hasCode: true,
  fresh: (unitMinor) => ({
    kind: 'amount_off',
    title: '',
    points: 100,
    amountMinor: 5 * unitMinor,
    ...freshConditions(),
  }),
  nameOf: ({ amountMinor }) => ({ key: 'amount_off', parts: { amount: { money: amountMinor } } }),
  offOrder: ({ amountMinor }) => ({ mostMinor: amountMinor, percent: 100 }),
  termsOf: (reward) => ({
    by: 'discount',
    benefit: { kind: 'amount', amountMinor: reward.amountMinor },
    conditions: conditionsOf(reward),
  }),
}
