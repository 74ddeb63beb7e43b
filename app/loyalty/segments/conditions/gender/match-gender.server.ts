// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import type { MatchMoment } from '../matching.server.ts'
import type { GenderTold } from './gender.ts'

export const matchGender = ({ genders }: GenderTold, { shopId }: MatchMoment): Fragment =>
  fragment`EXISTS (SELECT FROM member_profiles p WHERE p.shop_id = ${shopId}
    AND p.member_id = m.id AND p.gender = ANY(${genders}::text[]))`
