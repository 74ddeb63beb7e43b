// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import { type MatchMoment, today } from '../matching.server.ts'
import type { BirthMonth } from './birth-month.ts'

export function matchBirthMonth({ when, months }: BirthMonth, moment: MatchMoment): Fragment {
  const ahead = when === 'next_month' ? 1 : 0
  const asked =
    when === 'months'
      ? fragment`p.birth_month = ANY(${months.map(Number)}::smallint[])`
      : fragment`p.birth_month =
          extract(month FROM ${today(moment)} + make_interval(months => ${ahead}::int))`
  return fragment`EXISTS (SELECT FROM member_profiles p
    WHERE p.shop_id = ${moment.shopId} AND p.member_id = m.id AND ${asked})`
}
