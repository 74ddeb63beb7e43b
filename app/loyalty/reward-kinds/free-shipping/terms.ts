// The vendor lets no two codes for shipping meet, so that is nothing to choose.
import { freshLimits, freshPlaces } from '../fresh-conditions.ts'
import { conditionsOf, type Kind } from '../kind.ts'
import { type FreeShipping, freeShippingSchema } from './settings.ts'

export const freeShipping: Kind<FreeShipping> = {
  name: 'free_shipping',
  schema: freeShippingSchema,
  needs: null,
  isInstant: false,
  hasCode: true,
  fresh: () => ({
    kind: 'free_shipping',
    title: '',
    points: 100,
    maximumMinor: null,
    countries: [],
    minimumMinor: 0,
    minimumQuantity: null,
    validDays: 90,
    purchase: 'one_time',
    renewals: 1,
    combinesWithOrder: true,
    combinesWithProduct: true,
    ...freshPlaces(),
    ...freshLimits(),
  }),
  nameOf: ({ maximumMinor }) =>
    maximumMinor === null
      ? { key: 'free_shipping', parts: {} }
      : { key: 'free_shipping_up_to', parts: { amount: { money: maximumMinor } } },
  termsOf: (reward) => ({
    by: 'discount',
    benefit: {
      kind: 'free_shipping',
      maximumMinor: reward.maximumMinor,
      countries: reward.countries,
    },
    conditions: conditionsOf({
      ...reward,
      products: [],
      collections: [],
      combinesWithShipping: false,
    }),
  }),
}
