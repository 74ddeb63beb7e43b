// A member's own code: made when it is first asked for, random, and theirs for ever. Nothing of the
// person is in it.
import { randomInt } from 'node:crypto'
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { referralCodeLength, referralLetters } from '../kernel/referrals/referral-code.ts'

/** @returns null where they never asked for one. */
export async function findOwnCode(shop: ShopTx, memberId: string): Promise<string | null> {
  const [row] = await shop.sql<{ code: string }>`
    SELECT code FROM referral_codes
    WHERE shop_id = ${shop.shopId} AND member_id = ANY (identities(${shop.shopId}::int,
      ${memberId}::uuid))
    ORDER BY made_at, code LIMIT 1`
  return row?.code ?? null
}

export function takeOwnCode(shop: ShopDb, memberId: string, now: Date): Promise<string> {
  return shop.transaction(async (tx) => {
    const known = await findOwnCode(tx, memberId)
    if (known) return known
    // Of two that ask at once, one finds the other's.
    await tx.sql`
      INSERT INTO referral_codes (shop_id, code, member_id, made_at)
      VALUES (${tx.shopId}, ${randomCode()}, ${memberId}::uuid, ${now})
      ON CONFLICT (shop_id, member_id) DO NOTHING RETURNING 1 AS one`
    await tx.sql`
      UPDATE member_states SET revision = revision + 1
      WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid RETURNING 1 AS one`
    const own = await findOwnCode(tx, memberId)
    if (!own) throw new Error('a referral code was not made')
    return own
  })
}

/** Whose codes these are, after any merging; nobody's where they were forgotten. */
export async function findReferrers(shop: ShopTx, codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await shop.sql<{ code: string; memberId: string }>`
    SELECT c.code, coalesce(m.merged_into, m.id)::text AS "memberId"
    FROM unnest(${[...new Set(codes)]}::text[]) asked (code)
    CROSS JOIN LATERAL (SELECT code, member_id FROM referral_codes
      WHERE shop_id = ${shop.shopId} AND code = asked.code OFFSET 0) c
    CROSS JOIN LATERAL (SELECT id, merged_into FROM members
      WHERE shop_id = ${shop.shopId} AND id = c.member_id AND redacted_at IS NULL OFFSET 0) m`
  return new Map(rows.map(({ code, memberId }) => [code, memberId]))
}

const randomCode = (): string =>
  Array.from(
    { length: referralCodeLength },
    () => referralLetters[randomInt(referralLetters.length)],
  ).join('')
