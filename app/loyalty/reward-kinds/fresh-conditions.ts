// The conditions of a reward that was just added: none, and a code for three months.
import type { z } from 'zod'
import type { discountConditions, limits, places } from './fields.ts'

type Values<Fields extends Record<string, z.ZodType>> = {
  [Name in keyof Fields]: z.infer<Fields[Name]>
}

export const freshPlaces = (): Values<typeof places> => ({ markets: [], channels: [] })

export const freshLimits = (): Values<typeof limits> => ({
  paidMembersOnly: undefined,
  audience: undefined,
  unlockedBy: undefined,
  limitPerMember: null,
  stock: null,
})

export function freshConditions(): Values<typeof discountConditions> {
  return {
    minimumMinor: 0,
    minimumQuantity: null,
    products: [],
    collections: [],
    validDays: 90,
    purchase: 'one_time',
    renewals: 1,
    combinesWithOrder: false,
    combinesWithProduct: true,
    combinesWithShipping: true,
    ...freshPlaces(),
    ...freshLimits(),
  }
}
