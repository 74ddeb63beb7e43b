// Credited at once; shoppers pay with it where the shop has new customer accounts.
import { freshLimits, freshPlaces } from '../fresh-conditions.ts'
import type { Kind } from '../kind.ts'
import { type StoreCredit, storeCreditSchema } from './settings.ts'

export const storeCredit: Kind<StoreCredit> = {
  name: 'store_credit',
  schema: storeCreditSchema,
  needs: 'store_credit',
  isInstant: true,
  hasCode: false,
  fresh: (unitMinor) => ({
    kind: 'store_credit',
    title: '',
    points: 500,
    amountMinor: 10 * unitMinor,
    minimumMinor: 0,
    validDays: null,
    ...freshPlaces(),
    ...freshLimits(),
  }),
  nameOf: ({ amountMinor }) => ({ key: 'store_credit', parts: { amount: { money: amountMinor } } }),
  termsOf: ({ amountMinor }) => ({ by: 'store_credit', amountMinor }),
}
