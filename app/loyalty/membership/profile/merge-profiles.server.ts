// Of two members who became one: what the one that was kept told, and where they told no birthday,
// what the other did. Another birthday has to wait from the later telling on.
import type { ShopTx } from '../../../db.server.ts'
import { readProfile } from './read-profile.server.ts'
import { writeProfile } from './write-profile.server.ts'

export async function mergeProfiles(
  tx: ShopTx,
  { old, kept }: { old: string; kept: string },
): Promise<void> {
  const [theirs, own] = [await readProfile(tx, old), await readProfile(tx, kept)]
  const told = [theirs.toldAt, own.toldAt].filter((at) => at !== null)
  const from = own.birthday ? own : theirs
  const isTold = [theirs, own].some(({ birthday, gender, toldAt }) => birthday || gender || toldAt)
  if (isTold)
    await writeProfile(tx, kept, {
      birthday: from.birthday,
      gender: own.gender ?? theirs.gender,
      toldAt: told.length > 0 ? new Date(Math.max(...told.map(Number))) : null,
      changedAt: from.changedAt,
    })
  await tx.sql`UPDATE profile_corrections SET member_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
  await tx.sql`DELETE FROM member_profiles
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
}
