// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import { between, countedOrders, type MatchMoment } from '../matching.server.ts'
import type { Spent } from './spent.ts'

export const matchSpent = (condition: Spent, moment: MatchMoment): Fragment =>
  between(
    fragment`(SELECT coalesce(sum(o.spent_minor), 0) FROM orders o
      WHERE ${countedOrders(moment, condition.days)})`,
    condition,
  )
