// What happens in the demo's shop in a year, week by week: who joins, who buys what and when, who
// sends something back, who spends points. Follows from a seed, so every demo tells the same story.
import names from './names.json' with { type: 'json' }

export interface Size {
  shoppers: number
  orders: number
}

/** A shop that has been there for a while. */
export const fullSize: Size = { shoppers: 3000, orders: 5000 }

export const weeks = 52
const weekMs = 7 * 86_400_000

export interface Person {
  firstName: string
  lastName: string
  email: string
}

export interface PlannedOrder {
  /** Of the shoppers, in the order in which they joined; null for a guest. */
  shopper: number | null
  lines: { variant: number; quantity: number }[]
  /** Milliseconds since the year began. */
  atMs: number
}

export interface Week {
  joining: Person[]
  orders: PlannedOrder[]
  /** Orders, counted from the beginning, of which something is sent back, or all is undone. */
  refunded: number[]
  cancelled: number[]
  /** Shoppers who spend points on an order, where they have enough. */
  redeeming: number[]
}

const guestShare = 0.03
const refundedShare = 0.07
const cancelledShare = 0.01
const redeemingShare = 0.05
/** Things are sent back within about a month. */
const returnWeeks = 4

/** @param variants how many different things the shop sells. */
export function planYear({ shoppers, orders }: Size, variants: number): Week[] {
  const next = generator(20_261_122)
  const upTo = (count: number) => Math.floor(next() * count)
  const share = (total: number, week: number) =>
    Math.round((total * (week + 1)) / weeks) - Math.round((total * week) / weeks)
  let joined = 0
  let placed = 0
  return Array.from({ length: weeks }, (_, week) => {
    const count = share(orders, week)
    const joining = Array.from({ length: share(shoppers, week) }, (_, index) =>
      personAt(joined + index),
    )
    const regulars = joined
    joined += joining.length
    const recent = Math.min(placed, count * returnWeeks)
    const before = placed - recent
    placed += count
    return {
      joining,
      orders: Array.from({ length: count }, () => ({
        shopper: regulars === 0 || next() < guestShare ? null : pickRegular(regulars, next()),
        lines: distinct(
          Array.from({ length: 1 + upTo(3) }, () => ({
            variant: upTo(variants),
            quantity: 1 + upTo(2),
          })),
        ),
        atMs: (week + next()) * weekMs,
      })).toSorted((one, other) => one.atMs - other.atMs),
      refunded: sample(Math.round(count * refundedShare), () => before + upTo(recent), recent),
      cancelled: sample(
        next() < count * cancelledShare ? 1 : 0,
        () => before + upTo(recent),
        recent,
      ),
      redeeming: sample(
        Math.max(1, Math.round(count * redeemingShare)),
        () => pickRegular(regulars, next()),
        regulars,
      ),
    }
  })
}

/** Few shoppers buy often, many once or never. */
function pickRegular(count: number, chance: number): number {
  return Math.floor(count * chance ** 3)
}

function sample(count: number, draw: () => number, from: number): number[] {
  if (from === 0) return []
  return [...new Set(Array.from({ length: count }, draw))]
}

function distinct(lines: PlannedOrder['lines']): PlannedOrder['lines'] {
  return [...new Map(lines.map((line) => [line.variant, line])).values()]
}

function personAt(index: number): Person {
  const { first, last } = names
  const firstName = first[index % first.length] as string
  const lastName = last[(index * 7 + Math.floor(index / first.length)) % last.length] as string
  return {
    firstName,
    lastName,
    email: `${firstName}.${lastName}.${index}@example.com`.toLowerCase(),
  }
}

/** Numbers in [0, 1) that repeat for a seed: xorshift32 (Marsaglia, Xorshift RNGs, 2003). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
