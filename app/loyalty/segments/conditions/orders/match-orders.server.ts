// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import { between, countedOrders, type MatchMoment } from '../matching.server.ts'
import type { Orders } from './orders.ts'

export const matchOrders = (condition: Orders, moment: MatchMoment): Fragment =>
  between(
    fragment`(SELECT count(*) FROM orders o WHERE ${countedOrders(moment, condition.days)})`,
    condition,
  )
