// What conditions ask of members `m` and their balance of points `b` (or nothing), in SQL: the same
// as `isMet` asks of one of them. A test holds the two together.
import { allOf, type Fragment, fragment } from '../../../db.server.ts'
import { dayMs } from './condition.ts'

export interface MatchMoment {
  shopId: number
  now: Date
}

/** Orders of `m` that count, placed before the moment and within the last days. */
export function countedOrders({ shopId, now }: MatchMoment, days: number | null): Fragment {
  const since = days === null ? null : new Date(now.getTime() - days * dayMs)
  return allOf([
    fragment`o.shop_id = ${shopId} AND o.member_id = m.id AND o.is_counted
      AND o.processed_at <= ${now}::timestamptz`,
    ...(since ? [fragment`o.processed_at > ${since}::timestamptz`] : []),
  ])
}

/** The day it is where the shop is. */
export const today = ({ shopId, now }: MatchMoment): Fragment =>
  fragment`(${now}::timestamptz AT TIME ZONE coalesce(
    (SELECT s.time_zone FROM shops s WHERE s.id = ${shopId}), 'UTC'))::date`

interface Range {
  from: number | null
  to: number | null
}

export const between = (value: Fragment, { from, to }: Range): Fragment =>
  allOf([
    ...(from === null ? [] : [fragment`${value} >= ${from}::bigint`]),
    ...(to === null ? [] : [fragment`${value} <= ${to}::bigint`]),
  ])
