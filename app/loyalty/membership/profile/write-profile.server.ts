// Keeps what a member told of themselves, or what was set right.
import type { ShopTx } from '../../../db.server.ts'
import type { Profile } from './profile.ts'

/** The member is locked by whoever asks; what their pages show is written anew. */
export async function writeProfile(tx: ShopTx, memberId: string, profile: Profile): Promise<void> {
  const { birthday, gender, toldAt, changedAt } = profile
  await tx.sql`
    INSERT INTO member_profiles (shop_id, member_id, birth_month, birth_day, birth_year, gender,
      told_at, changed_at)
    VALUES (${tx.shopId}, ${memberId}::uuid, ${birthday?.month ?? null}, ${birthday?.day ?? null},
      ${birthday?.year ?? null}, ${gender}, ${toldAt}, ${changedAt})
    ON CONFLICT (shop_id, member_id) DO UPDATE SET birth_month = EXCLUDED.birth_month,
      birth_day = EXCLUDED.birth_day, birth_year = EXCLUDED.birth_year, gender = EXCLUDED.gender,
      told_at = EXCLUDED.told_at, changed_at = EXCLUDED.changed_at`
  await tx.sql`
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid RETURNING 1 AS one`
}
