// Of two members who became one: the name of the one that was kept, and where they have none, the
// other's. Another one has to wait from the later choice on.
import type { ShopTx } from '../../../db.server.ts'
import { showNamesAnew } from './show-names.server.ts'

export async function mergeNicknames(
  tx: ShopTx,
  { old, kept }: { old: string; kept: string },
): Promise<void> {
  const [gone] = await tx.sql<Gone>`
    DELETE FROM nicknames WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid
    RETURNING nickname, key, chosen_at AS "chosenAt", hidden_at AS "hiddenAt",
      hidden_by AS "hiddenBy"`
  if (!gone) return
  await tx.sql`
    INSERT INTO nicknames AS n (shop_id, member_id, nickname, key, chosen_at, hidden_at, hidden_by)
    VALUES (${tx.shopId}, ${kept}::uuid, ${gone.nickname}, ${gone.key}, ${gone.chosenAt},
      ${gone.hiddenAt}, ${gone.hiddenBy})
    ON CONFLICT (shop_id, member_id) DO UPDATE SET
      nickname = coalesce(n.nickname, EXCLUDED.nickname),
      key = coalesce(n.key, EXCLUDED.key),
      hidden_at = CASE WHEN n.nickname IS NULL THEN EXCLUDED.hidden_at ELSE n.hidden_at END,
      hidden_by = CASE WHEN n.nickname IS NULL THEN EXCLUDED.hidden_by ELSE n.hidden_by END,
      chosen_at = greatest(n.chosen_at, EXCLUDED.chosen_at)`
  await showNamesAnew(tx)
}

interface Gone {
  nickname: string | null
  key: string | null
  chosenAt: Date
  hiddenAt: Date | null
  hiddenBy: string | null
}
