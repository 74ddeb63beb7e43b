// What Liquid makes of a personal offer: it stands as long as it is open and the shop sells it.
import { expect, test } from 'vitest'
import { draw, member, now, program, textOf } from './draw.ts'

const day = 86_400_000
const at = (days: number) => new Date(now.getTime() + days * day).toISOString()
const offer = {
  id: '0f6f7b0e-1c55-4a1e-9d0e-0d6a3f6f2a11',
  kind: 'product_off',
  productId: '501',
  variantId: '601',
  handle: 'oat-milk',
  title: 'Oat milk of yore',
  percent: 10,
  mostPieces: 1,
  points: 0,
  times: 4,
  until: at(14),
  validDays: 30,
}
const milk = { id: 501, title: 'Oat milk', available: true, featured_image: null }
const withOffers = { ...program, hasOffers: true }
type Held = Parameters<typeof member>[0]

async function drawn(held: Held, change: Parameters<typeof draw>[1] = {}) {
  const page = { program: withOffers, member: member(held), products: { 'oat-milk': milk } }
  return textOf(await draw('rewards-page', { ...page, ...change }))
}

test('it is said as the product is called now, with why and until when', async () => {
  expect(await drawn({ offer })).toContain(
    'For you 10% off Oat milk You have bought Oat milk 4 times. A present: it costs no points. Until 2026-12-04',
  )
})

test('an amount for several pieces has its price, and asks for how many', async () => {
  const { percent: _, ...rest } = offer
  const html = await drawn({ offer: { ...rest, amountMinor: 200, mostPieces: 3, points: 50 } })
  expect(html).toContain('$2 off Oat milk')
  expect(html).toContain('For up to 3 pieces It costs 50 points.')
  expect(html).toContain('For how many pieces? 1 2 3')
})

test('with too few points it says how many are missing, and cannot be taken', async () => {
  const text = await drawn({ offer: { ...offer, points: 121 } })
  expect(text).toContain('1 point missing')
  expect(text).not.toContain('Take this offer')
})

const unseen: [string, Held, Parameters<typeof draw>[1]][] = [
  ['over', { offer: { ...offer, until: at(0) } }, {}],
  ['of a product that is gone', { offer }, { products: {} }],
  [
    'of a product that is sold out',
    { offer },
    { products: { 'oat-milk': { ...milk, available: false } } },
  ],
  [
    'of an address that has another product',
    { offer },
    { products: { 'oat-milk': { ...milk, id: 502 } } },
  ],
  ['of a shop that makes none', { offer }, { program }],
  ['of somebody paused', { offer, status: 'paused' }, {}],
  [
    'while the program winds down',
    { offer },
    { program: { ...withOffers, phase: { name: 'winding_down', spendUntil: null } } },
  ],
]
test.each(unseen)('one %s is not there', async (_, held, change) => {
  expect(await drawn(held, change)).not.toContain('For you')
})

test('whoever said no can say yes', async () => {
  const html = await draw('rewards-embed', {
    program: withOffers,
    member: member({ wantsNoOffers: true }),
  })
  expect(html).toMatch(/data-no-offers\s*>/)
  const other = await draw('rewards-embed', { program: withOffers, member: member({}) })
  expect(other).toMatch(/data-no-offers\s*hidden/)
})
