// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import { countedOrders, type MatchMoment } from '../matching.server.ts'
import type { Products } from './products.ts'

export function matchProducts({ has, products, days }: Products, moment: MatchMoment): Fragment {
  const ids = products.map(({ id }) => id)
  const hasBought = fragment`EXISTS (SELECT FROM orders o
    WHERE ${countedOrders(moment, days)} AND o.product_ids && ${ids}::text[])`
  return has === 'bought' ? hasBought : fragment`NOT ${hasBought}`
}
