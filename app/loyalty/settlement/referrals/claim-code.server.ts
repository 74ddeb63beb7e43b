// A friend types the code of whoever sent them, before they order: a fact, once.
import type { ShopDb } from '../../../db.server.ts'
import { readReferralCode } from '../../kernel/referrals/referral-code.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { friendTerms } from '../../referrals/friend-terms.ts'
import { findReferrers } from '../../referrals/own-code.server.ts'
import { keepReferrals } from './keep-referrals.server.ts'

export interface Claiming {
  memberId: string
  typed: string
  now: Date
}

/**
 * Refuses friend_code_unknown, friend_code_own, friend_code_late (they have ordered),
 * friend_code_used (they named somebody else), friends_off.
 */
export function claimCode(shop: ShopDb, { memberId, typed, now }: Claiming): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    const version = await readProgramInForce(tx, now)
    if (!version || !friendTerms(version.settings)) return refuse('friends_off')
    await lockMembers(tx, [memberId])
    const code = readReferralCode(typed)
    const referrer = code ? (await findReferrers(tx, [code])).get(code) : undefined
    if (!code || !referrer) return refuse('friend_code_unknown')
    if (referrer === memberId) return refuse('friend_code_own')
    const [known] = await tx.sql<{ orders: boolean; code: string | null }>`
      SELECT EXISTS (SELECT 1 FROM orders WHERE shop_id = ${tx.shopId}
          AND member_id = ${memberId}::uuid AND snapshot->>'cancelledAt' IS NULL) AS orders,
        (SELECT data->>'code' FROM facts WHERE shop_id = ${tx.shopId} AND kind = 'friend_code'
          AND member_id = ${memberId}::uuid ORDER BY occurred_at LIMIT 1) AS code`
    if (known?.code === code) return accept(null)
    if (known?.code) return refuse('friend_code_used')
    if (known?.orders) return refuse('friend_code_late')
    const made = await tx.sql<{ key: string }>`
      INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
      VALUES (${tx.shopId}, ${`friend_code/${memberId}`}, 'friend_code', ${memberId}::uuid, ${now},
        ${now}, jsonb_build_object('code', ${code}::text))
      ON CONFLICT DO NOTHING RETURNING key`
    if (made.length === 0) return refuse('friend_code_used')
    await keepReferrals(tx, [memberId], now)
    return accept(null)
  })
}
