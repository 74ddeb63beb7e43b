// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import type { MatchMoment } from '../matching.server.ts'
import { namesOf, type Tags } from './tags.ts'

/** By the tags that were seen last. */
export function matchTags(condition: Tags, { shopId }: MatchMoment): Fragment {
  const names = namesOf(condition)
  const hasAny = fragment`coalesce((SELECT lower(t.tags::text)::text[] && ${names}::text[] FROM
    member_tags t WHERE t.shop_id = ${shopId} AND t.member_id = m.id
    ORDER BY t.observed_at DESC, t.id DESC LIMIT 1), false)`
  return condition.has === 'any' ? hasAny : fragment`NOT ${hasAny}`
}
