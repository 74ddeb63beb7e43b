import { expect, test } from 'vitest'
import { productOffSchema } from './settings.ts'
import { productOff } from './terms.ts'

const milk = {
  ...productOff.fresh(100),
  id: 'personal-offer',
  isOn: true,
  variant: { id: '601', productId: '501', title: 'Oat milk' },
  mostPieces: 3,
}
const terms = (change: object, choice: object) =>
  productOff.termsOf({ ...milk, ...change }, { points: 0, ...choice })

test.each([
  ['a share of one piece', {}, { unitMinor: 450 }, 45, 450, 0],
  ['of two', {}, { unitMinor: 450, pieces: 2 }, 90, 900, 0],
  ['rounded down', {}, { unitMinor: 455, pieces: 1 }, 45, 450, 0],
  ['of next to nothing', {}, { unitMinor: 5 }, 1, 10, 0],
  ['all of it', { percent: 100 }, { unitMinor: 450, pieces: 3 }, 1350, 1350, 0],
  ['an amount', { percent: undefined, amountMinor: 200 }, { unitMinor: 450 }, 200, 0, 0],
  [
    'an amount for each of three',
    { percent: undefined, amountMinor: 200 },
    { unitMinor: 450, pieces: 3 },
    600,
    0,
    3,
  ],
])('%s', (_, change, choice, amountMinor, minimumMinor, minimumQuantity) => {
  expect(terms(change, choice)).toMatchObject({
    by: 'discount',
    benefit: { kind: 'amount', amountMinor },
    conditions: { minimumMinor, minimumQuantity, products: ['501'], collections: [] },
  })
})

test.each([
  ['neither', { percent: undefined }],
  ['both', { amountMinor: 100 }],
  ['no product', { variant: null }],
])('%s is no reward', (_, change) => {
  expect(productOffSchema.safeParse({ ...milk, ...change }).success).toBe(false)
})
