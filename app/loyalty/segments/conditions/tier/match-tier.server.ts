// The condition beside it, asked of the database.
import { type Fragment, fragment } from '../../../../db.server.ts'
import type { MatchMoment } from '../matching.server.ts'
import type { TierHeld } from './tier.ts'

export const matchTier = ({ tiers }: TierHeld, { shopId }: MatchMoment): Fragment =>
  fragment`EXISTS (SELECT FROM member_tiers t WHERE t.shop_id = ${shopId} AND t.member_id = m.id
    AND t.tier_id = ANY(${tiers.map(({ id }) => id)}::text[]))`
