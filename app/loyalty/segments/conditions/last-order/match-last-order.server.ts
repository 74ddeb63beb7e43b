// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import { countedOrders, type MatchMoment } from '../matching.server.ts'
import type { LastOrder } from './last-order.ts'

export function matchLastOrder({ when, days }: LastOrder, moment: MatchMoment): Fragment {
  const isLate = fragment`EXISTS (SELECT FROM orders o WHERE ${countedOrders(moment, days)})`
  if (when === 'within') return isLate
  return fragment`(NOT ${isLate}
    AND EXISTS (SELECT FROM orders o WHERE ${countedOrders(moment, null)}))`
}
