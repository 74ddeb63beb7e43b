// The segments that campaigns of histories are for, and who was in them, as plainly as it can be
// said: what they had bought and kept when they placed another order.
import type { SegmentForm } from '../../../app/loyalty/segments/segment.ts'
import { isPaid } from '../ordinals.ts'
import { amountOf, returned, type WorldLine, type WorldOrder } from '../world.ts'

const dayMs = 86_400_000
const someDays = 5
const mug = 8_000_002
const asPicked = { id: String(mug), title: '' }

interface ModelSegment {
  form: SegmentForm
  isIn(bought: Bought[], at: number): boolean
}

/** An order that stood, as it was known then. */
interface Bought {
  at: number
  spentMinor: number
  products: number[]
}

const of = (name: string, match: 'all' | 'any', ...conditions: object[]): SegmentForm =>
  ({ name, match, conditions }) as SegmentForm

export const modelSegments: ModelSegment[] = [
  {
    form: of('Spent', 'all', { kind: 'spent', from: 3000, to: null, days: null }),
    isIn: (bought) => bought.reduce((sum, one) => sum + one.spentMinor, 0) >= 3000,
  },
  {
    form: of('Some orders', 'all', { kind: 'orders', from: 1, to: 2, days: null }),
    isIn: ({ length }) => length === 1 || length === 2,
  },
  {
    form: of(
      'Back, or with a mug',
      'any',
      { kind: 'last_order', when: 'longer_ago', days: someDays },
      { kind: 'products', has: 'bought', products: [asPicked], days: null },
    ),
    isIn: (bought, at) =>
      bought.some(({ products }) => products.includes(mug)) ||
      (bought.length > 0 && bought.every((one) => one.at <= at - someDays * dayMs)),
  },
]

/** By place in the list. @param earlier all that the customer placed before. */
export function segmentsOf({ placedAt }: WorldOrder, earlier: WorldOrder[]): boolean[] {
  const bought = earlier
    .filter((one) => isPaid(one) && !one.isTest)
    .filter(({ cancelledAt }) => cancelledAt === null || cancelledAt > placedAt)
    .map((one) => ({ ...one, refunds: one.refunds.filter(({ at }) => at <= placedAt) }))
    .map((one) => ({
      at: one.placedAt,
      spentMinor: spentOn(one),
      products: one.lines.filter((line) => left(one, line) > 0).map(({ product }) => product),
    }))
  return modelSegments.map(({ isIn }) => isIn(bought, placedAt))
}

const left = (order: WorldOrder, line: WorldLine): number =>
  Math.max(0, line.units - line.removed - returned(order, line).units)

function spentOn(order: WorldOrder): number {
  const goods = order.lines.map((line) =>
    Math.floor((amountOf(line) * left(order, line)) / line.units),
  )
  const given = order.refunds.filter(({ paper }) => paper !== 'failed')
  const extra = given.reduce((sum, { extraMinor }) => sum + extraMinor, 0)
  return Math.max(0, goods.reduce((sum, minor) => sum + minor, 0) - extra)
}

/** Whether a campaign is for whoever placed an order; null, not known any more: perhaps. */
export function isForSegment(segment: number | null, isIn: boolean[] | null) {
  if (segment === null) return 'surely'
  if (isIn === null) return 'perhaps'
  return isIn[segment] ? 'surely' : 'no'
}
