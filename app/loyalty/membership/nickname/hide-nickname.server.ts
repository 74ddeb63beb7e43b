// The merchant takes a name down that others should not read, or lets it stand again. Nobody can
// choose one that was taken down; its member may choose another at once.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMember } from '../lock-member.server.ts'
import { showNamesAnew, touchOwnState } from './show-names.server.ts'

export interface Hiding {
  memberId: string
  /** Who did it, as the books name people. */
  actor: string
  now: Date
}

/** Done twice it is done. Refuses member_unknown, nickname_unknown. */
export function hideNickname(
  shop: ShopDb,
  { memberId, actor, now }: Hiding,
): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
    const [hidden] = await tx.sql<{ key: string }>`
      UPDATE nicknames SET hidden_at = coalesce(hidden_at, ${now}),
        hidden_by = coalesce(hidden_by, ${actor})
      WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid AND nickname IS NOT NULL
      RETURNING key`
    if (!hidden) return refuse('nickname_unknown')
    await tx.sql`
      INSERT INTO nickname_blocks (shop_id, key, blocked_at)
      VALUES (${tx.shopId}, ${hidden.key}, ${now}) ON CONFLICT DO NOTHING`
    return shown(tx, memberId)
  })
}

/** Refuses member_unknown, nickname_unknown: another one was chosen since, or none is left. */
export function showNickname(
  shop: ShopDb,
  { memberId }: Pick<Hiding, 'memberId'>,
): Promise<Result<null>> {
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
    const [again] = await tx.sql<{ key: string }>`
      UPDATE nicknames SET hidden_at = NULL, hidden_by = NULL
      WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid AND hidden_at IS NOT NULL
      RETURNING key`
    if (!again) return refuse('nickname_unknown')
    await tx.sql`
      DELETE FROM nickname_blocks WHERE shop_id = ${tx.shopId} AND key = ${again.key}
      RETURNING 1 AS one`
    return shown(tx, memberId)
  })
}

async function shown(tx: ShopTx, memberId: string): Promise<Result<null>> {
  await touchOwnState(tx, memberId)
  await showNamesAnew(tx)
  return accept(null)
}
