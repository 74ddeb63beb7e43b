import { expect, test } from 'vitest'
import type { Evaluation } from '../../earning/evaluation.ts'
import type { Speech } from '../format.ts'
import { languages } from '../languages.ts'
import { explainOrder, type OrderHolding, type OrderTold } from './explain-order.ts'
import { explainRefund, type RefundTold } from './explain-refund.ts'
import { renderExplanation } from './render-explanation.ts'

const merchant: Speech = {
  locale: 'en',
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
}

const nowhere: OrderHolding = {
  pending: 0,
  available: 0,
  expired: 0,
  gone: 0,
  elsewhere: 0,
  waived: 0,
  owed: 0,
}
const titles = ['Fern', 'Card', 'Book', 'Lamp', 'Mug', 'Pot'].map((title) => ({ title }))
const evaluation: Evaluation = {
  effects: [
    {
      memberId: 'm',
      key: 'spend',
      asset: 'points',
      quantity: 24,
      availableAt: null,
      expiresAt: null,
      because: {
        rule: 'spend',
        ruleId: 'spend',
        applied: true,
        basisMinor: 2450,
        points: 1,
        perMinor: 100,
        rounding: 'floor',
        quantity: 24,
        lines: [0],
      },
    },
  ],
  unapplied: [],
  lines: [2000, 'gift_card_line', 'excluded', 'out_of_scope', 'returned', 'removed'],
  extras: { shipping: 450, tip: 100, duties: 50 },
  share: { countedMinor: 2600, totalMinor: 3000 },
}
const told: OrderTold = { name: '#1042', version: 3, evaluation, snapshot: { lines: titles } }
const stepsOf = (order: OrderTold, speech = merchant) =>
  renderExplanation(explainOrder(order), speech).steps

test('every line says what it counts for or why it does not, then what counts besides them', () => {
  const lines = stepsOf(told).filter(({ about }) => about === 'line')
  expect(lines.map(({ text }) => text)).toEqual([
    'Fern: $20.00 counts',
    'Card: gift cards do not count',
    'Book: left out by the program',
    'Lamp: not among what the program counts',
    'Mug: returned',
    'Pot: taken off the order',
    'Shipping: $4.50 counts',
    'Tip: $1.00 counts',
    'Duties: $0.50 counts',
    'Of $30.00 paid, $26.00 counts; the rest was paid by gift card or store credit',
  ])
})

test('what nobody could tell of an order is said to the merchant alone', () => {
  const said = (speech = merchant) =>
    stepsOf({ ...told, isStated: true }, speech).filter(({ text }) => /could not tell/.test(text))
  expect(said()).toHaveLength(1)
  expect(said({ ...merchant, audience: 'shopper' })).toEqual([])
})

test('a rule is called by its own name, and says what it is about', () => {
  const settings = { rules: [{ id: 'spend', title: 'Fern week' }] } as OrderTold['settings']
  const [first, second] = stepsOf({ ...told, settings: settings ?? null })
  expect(first).toMatchObject({ text: expect.stringMatching(/^Fern week: 24 points/), points: 24 })
  expect(second?.text).toBe('It is about Fern')
})

test('what a shopper did not get is said to them, and for five rules only once', () => {
  const unapplied = ['a', 'b', 'c'].map((ruleId) => {
    return { rule: 'spend' as const, ruleId, applied: false as const, obstacle: 'paused' as const }
  })
  const waiting = { points: 24, until: '2026-04-01T00:00:00Z' }
  const order = { ...told, evaluation: { effects: [], unapplied, waiting } }
  const explained = renderExplanation(explainOrder(order), { ...merchant, audience: 'shopper' })
  expect(explained.headline).toBe('Order #1042 earns nothing')
  expect(explained.steps.map(({ text }) => text)).toEqual([
    'Your membership was paused when the order was placed',
    '24 points wait for its customer to join by Apr 1, 2026',
  ])
})

const refund: RefundTold = {
  was: 42,
  is: 11,
  taken: [
    { pocket: 'pending', points: 4 },
    { pocket: 'own', points: 5 },
    { pocket: 'expired', points: 6 },
    { pocket: 'other', points: 7 },
    { pocket: 'waived', points: 8 },
    { pocket: 'owed', points: 1 },
  ],
  returned: [{ label: '$5 off', points: 25 }],
}

test('a refund says how much it would take, out of what, and what would come back', () => {
  const { headline, points, steps } = renderExplanation(explainRefund(refund), merchant)
  expect([headline, points]).toEqual(['This refund would take 31 points', -31])
  const taken = steps.filter(({ about }) => about === 'move')
  expect(taken.reduce((sum, step) => sum + (step.points ?? 0), 0)).toBe(-31)
  expect(steps.at(-1)).toMatchObject({
    text: 'Comes back to the member: $5 off was used on this order',
    points: 25,
  })
  const nothing = explainRefund({ was: 5, is: 5, taken: [], returned: [] })
  expect(renderExplanation(nothing, merchant).headline).toBe('This refund would take no points')
})

test.each(languages)(
  'orders and refunds are explained in %s, with nothing left to fill in',
  (locale) => {
    const holding = Object.fromEntries(Object.keys(nowhere).map((name, index) => [name, index + 1]))
    const order = { ...told, holding: holding as unknown as OrderHolding }
    for (const explanation of [explainOrder(order), explainRefund(refund)]) {
      const { headline, steps } = renderExplanation(explanation, { ...merchant, locale })
      for (const text of [headline, ...steps.map((step) => step.text)])
        expect(text).not.toMatch(/\{\{|reckoning\.|undefined/)
    }
  },
)
