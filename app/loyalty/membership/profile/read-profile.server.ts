// What a member told of themselves, as it is kept.
import type { ShopTx } from '../../../db.server.ts'
import type { Gender } from '../../kernel/audience/genders.ts'
import { nothingTold, type Profile } from './profile.ts'

interface Row {
  birthMonth: number | null
  birthDay: number | null
  birthYear: number | null
  gender: Gender | null
  toldAt: Date | null
  changedAt: Date | null
}

export async function readProfile(shop: ShopTx, memberId: string): Promise<Profile> {
  const [row] = await shop.sql<Row>`
    SELECT birth_month AS "birthMonth", birth_day AS "birthDay", birth_year AS "birthYear", gender,
      told_at AS "toldAt", changed_at AS "changedAt"
    FROM member_profiles WHERE shop_id = ${shop.shopId} AND member_id = ${memberId}::uuid`
  if (!row) return nothingTold
  const { birthMonth: month, birthDay: day, birthYear: year, ...rest } = row
  return { ...rest, birthday: month !== null && day !== null ? { month, day, year } : null }
}

/** Of those members who told a birthday; what the storefront knows of it is only that. */
export async function listToldBirthdays(
  shop: ShopTx,
  memberIds: string[],
): Promise<ReadonlySet<string>> {
  const rows = await shop.sql<{ memberId: string }>`
    SELECT member_id::text AS "memberId" FROM member_profiles
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND birth_day IS NOT NULL`
  return new Set(rows.map(({ memberId }) => memberId))
}
