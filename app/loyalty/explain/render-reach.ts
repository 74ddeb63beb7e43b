// How far a reward is away for somebody who keeps placing the same order.
import { say } from './words.ts'

export interface Reach {
  /** Orders until it can be had; null where they earn nothing. */
  orders: number | null
  /** Its value as a share of what was spent for it, where that can be said. */
  givesBackPercent: number | null
}

export function renderReach(label: string, reach: Reach, locale: string): string {
  if (reach.orders === null) return say(locale, 'reach.never', { label })
  const text = say(locale, 'reach.orders', { label, count: reach.orders })
  if (reach.givesBackPercent === null) return text
  const style = { style: 'percent', maximumFractionDigits: 1 } as const
  const percent = new Intl.NumberFormat(locale, style).format(reach.givesBackPercent / 100)
  return say(locale, 'reach.gives_back', { reach: text, percent })
}
