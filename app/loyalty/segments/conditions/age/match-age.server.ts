// The condition beside it, asked of the database.
import { allOf, type Fragment, fragment } from '../../../../db.server.ts'
import { between, type MatchMoment, today } from '../matching.server.ts'
import type { AgeTold } from './age.ts'

/** The day of this year on which a birthday is: the last of its month, where that is shorter. */
const dayThisYear = fragment`least(p.birth_day, extract(day FROM
  date_trunc('year', t.day) + make_interval(months => p.birth_month::int) - interval '1 day'))`

const years = fragment`(extract(year FROM t.day)::int - p.birth_year
  - ((extract(month FROM t.day), extract(day FROM t.day)) < (p.birth_month, ${dayThisYear}))::int)`

export function matchAge(condition: AgeTold, moment: MatchMoment): Fragment {
  const isAsked = allOf([
    fragment`p.shop_id = ${moment.shopId} AND p.member_id = m.id AND p.birth_year IS NOT NULL`,
    between(years, condition),
  ])
  return fragment`EXISTS (SELECT FROM member_profiles p
    CROSS JOIN (SELECT ${today(moment)} AS day) t WHERE ${isAsked})`
}
