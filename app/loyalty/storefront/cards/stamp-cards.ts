// What a member's state says of their stamp cards, as it is and as it will be when it next changes
// by itself. Points and stamps change together or apart: the nearest of these moments counts.
import { cardOf } from '../../kernel/assets/asset.ts'
import {
  amountsAt,
  asOf,
  type CardState,
  type LotLeft,
  nextChange,
  type Points,
} from '../member-state.ts'

export interface CardBalance extends Points {
  asset: string
}

interface Card extends Points {
  id: string
  lots: LotLeft[]
}

/** @param lots of all assets, as they are booked; swept here, as points are. */
export function cardsAsOf(balances: CardBalance[], lots: LotLeft[], now: Date): Card[] {
  return balances.flatMap(({ asset, ...booked }) => {
    const id = cardOf(asset)
    const own = lots.filter((lot) => lot.asset === asset)
    const swept = asOf(own, booked, now)
    return id === null ? [] : [{ id, ...swept.points, lots: swept.lots }]
  })
}

interface Known {
  points: Points
  /** Of points. */
  lots: LotLeft[]
  cards: Card[]
}

/** When the state next changes by itself, and what it will be then; null: it does not. */
export function nextState({ points, lots, cards }: Known) {
  const all = [...lots, ...cards.flatMap((card) => card.lots)]
  const at = nextChange(all, points)?.at
  if (!at) return null
  const later = cards.map((card) => ({ ...card, ...amountsAt(card.lots, card, at) }))
  return { at, next: { ...amountsAt(lots, points, at), ...statesOf(later) } }
}

/** Left out where there is none. */
export function statesOf(cards: Card[]): { cards?: CardState[] } {
  const states = cards.map(({ id, available: stamps, pending }) => ({ id, stamps, pending }))
  return states.length > 0 ? { cards: states } : {}
}
