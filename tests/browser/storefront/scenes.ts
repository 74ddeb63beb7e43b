// What a shop and its shoppers may look like, for the stage.
import { member, program, reward } from '../../unit/widget/draw.ts'

export const code = (changes: object = {}) => ({
  id: 'a1',
  status: 'issued',
  kind: 'amount_off',
  outcome: 'code',
  rewardId: 'five',
  code: 'FERN-7KQ3M-XTP9R-DH4VW',
  label: '$5 off',
  points: 200,
  expiresAt: '2027-02-18T12:00:00Z',
  ...changes,
})

const alone = { order: false, product: false, shipping: false }

export const everyKind = [
  reward({ id: 'ship', kind: 'free_shipping', label: 'Free shipping', points: 150 }),
  reward({
    id: 'five',
    label: '$5 off',
    points: 200,
    amountMinor: 500,
    validDays: 90,
    combines: { order: false, product: true, shipping: true },
  }),
  reward({
    id: 'any',
    kind: 'any_amount',
    label: '$1 off for every 100 points',
    points: 100,
    range: {
      stepPoints: 100,
      stepMinor: 100,
      minimumPoints: 100,
      maximumPoints: 1000,
      maximumShare: 50,
    },
  }),
  reward({
    id: 'ten',
    kind: 'percent_off',
    label: '10% off',
    points: 300,
    percent: 10,
    maximumMinor: 2000,
    combines: alone,
  }),
  reward({
    id: 'mug',
    kind: 'free_product',
    label: 'Free Fern Mug',
    points: 400,
    product: { variantId: '7', title: 'Fern Mug' },
  }),
  reward({ id: 'fifteen', label: '$15 off', points: 500, amountMinor: 1500, minimumMinor: 4000 }),
  reward({
    id: 'card',
    kind: 'gift_card',
    label: '$20 gift card',
    outcome: 'instant',
    points: 800,
    amountMinor: 2000,
  }),
  reward({
    id: 'credit',
    kind: 'store_credit',
    label: '$10 store credit',
    outcome: 'instant',
    points: 700,
    amountMinor: 1000,
  }),
  reward({
    id: 'tour',
    kind: 'manual',
    label: 'A tour of the glasshouse',
    isNamed: true,
    outcome: 'manual',
    points: 900,
    instructions: 'We write to you within two days to find a date.',
  }),
  reward({
    id: 'gone',
    kind: 'free_product',
    label: 'Free Monstera',
    points: 250,
    isSoldOut: true,
  }),
]

export const wholeProgram = { ...program, rewards: everyKind }

/** Beside the points, a card that a free drink is paid with. */
export const withCard = {
  ...program,
  cards: [{ id: 'sip', label: 'Sip card', labels: {}, needed: 20 }],
  rewards: [
    ...everyKind,
    reward({ id: 'drink', label: 'Free drink', points: 20, card: 'sip', amountMinor: 500 }),
  ],
}

export const history = [
  { at: '2026-11-18T12:00:00Z', points: 40, account: 'pending', reason: 'Order #1042: 40 points' },
  { at: '2026-11-02T12:00:00Z', points: -200, account: 'available', reason: 'Redeemed for $5 off' },
  {
    at: '2026-10-20T12:00:00Z',
    points: 560,
    account: 'pending',
    reason: 'Order #1031: 560 points',
  },
  { at: '2026-10-01T12:00:00Z', points: 50, account: 'available', reason: 'Welcome bonus' },
]

export const fern = (changes: object = {}) =>
  member({
    points: {
      available: 460,
      pending: 40,
      expiringNext: { points: 120, at: '2027-01-15T12:00:00Z' },
    },
    history,
    redemptions: [code(), code({ id: 'b', status: 'used', code: 'FERN-OLD', label: '10% off' })],
    ...changes,
  })

interface Held {
  points: { available: number }
  cards?: { id: string; stamps: number }[]
  limitsReached: string[]
}

interface Offered {
  id: string
  points: number
  card?: string
  isSoldOut: boolean
}

/** What `/me` answers for the same shop and member. */
export function answerMe(held: object = fern(), rewards: object[] = everyKind) {
  const { points, limitsReached, cards = [] } = held as Held
  const offered = (rewards as Offered[]).map((one) => {
    const stamps = cards.find(({ id }) => id === one.card)?.stamps ?? 0
    const means = one.card ? stamps : points.available
    const missingPoints = Math.max(0, one.points - means)
    const barred = limitsReached.includes(one.id) ? 'limit' : missingPoints > 0 ? 'points' : null
    const obstacle = one.isSoldOut ? 'sold_out' : barred
    return { ...one, missingPoints, obstacle, available: obstacle === null }
  })
  return { body: { member: { id: 'm', ...held }, program: { rewards: offered } } }
}
