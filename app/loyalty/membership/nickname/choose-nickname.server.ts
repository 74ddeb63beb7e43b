// A member chooses the name by which others see them, another one later, or none any more.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMember } from '../lock-member.server.ts'
import { requireAccess } from '../require-access.server.ts'
import { decideChange, keyOf, type Nickname, readNickname as read } from './nickname.ts'
import { readNickname } from './read-nicknames.server.ts'
import { showNamesAnew, touchOwnState } from './show-names.server.ts'

export interface Choice {
  memberId: string
  /** As it was typed; null takes the name away. */
  nickname: string | null
  now: Date
}

/**
 * Refuses member_unknown, what `requireAccess` and `readNickname` refuse, nickname_taken,
 * nickname_changed_lately. Taking away is always possible.
 */
export function chooseNickname(shop: ShopDb, choice: Choice): Promise<Result<Nickname | null>> {
  return shop.transaction((tx) => chooseNicknameIn(tx, choice))
}

/** The same within what else is done by choosing it. */
export async function chooseNicknameIn(
  tx: ShopTx,
  { memberId, nickname, now }: Choice,
): Promise<Result<Nickname | null>> {
  if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
  if (nickname === null) return takeAway(tx, memberId)
  const access = await requireAccess(tx, { memberId, now })
  if (!access.ok) return access
  const name = read(nickname)
  if (!name.ok) return name
  const before = await readNickname(tx, memberId)
  const shop = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  const next = decideChange(before, name.value, { now, timeZone: shop.timeZone ?? 'UTC' })
  if (!next.ok) return next
  const isOwn = before?.nickname && keyOf(before.nickname) === keyOf(name.value)
  const isShops = shop.name !== null && keyOf(shop.name) === keyOf(name.value)
  if (isShops || (!isOwn && (await isTaken(tx, { memberId, key: keyOf(name.value) }))))
    return refuse('nickname_taken')
  await write(tx, memberId, next.value)
  await touchOwnState(tx, memberId)
  await showNamesAnew(tx)
  return next
}

/** Two who choose the same name at once come one after the other. */
async function isTaken(
  tx: ShopTx,
  { memberId, key }: { memberId: string; key: string },
): Promise<boolean> {
  await tx.sql`SELECT ${tx.shopId}::int AS shop_id,
    pg_advisory_xact_lock(hashtextextended('nickname/' || ${key}::text, ${tx.shopId}))::text`
  const rows = await tx.sql`
    SELECT 1 AS one FROM nicknames
    WHERE shop_id = ${tx.shopId} AND key = ${key} AND member_id <> ${memberId}::uuid
    UNION ALL
    SELECT 1 FROM nickname_blocks WHERE shop_id = ${tx.shopId} AND key = ${key}`
  return rows.length > 0
}

async function write(tx: ShopTx, memberId: string, { nickname, chosenAt, isHidden }: Nickname) {
  const key = nickname === null ? null : keyOf(nickname)
  await tx.sql`
    INSERT INTO nicknames (shop_id, member_id, nickname, key, chosen_at)
    VALUES (${tx.shopId}, ${memberId}::uuid, ${nickname}, ${key}, ${chosenAt})
    ON CONFLICT (shop_id, member_id) DO UPDATE SET nickname = EXCLUDED.nickname,
      key = EXCLUDED.key, chosen_at = EXCLUDED.chosen_at,
      hidden_at = CASE WHEN ${isHidden} THEN nicknames.hidden_at END,
      hidden_by = CASE WHEN ${isHidden} THEN nicknames.hidden_by END`
}

async function takeAway(tx: ShopTx, memberId: string): Promise<Result<Nickname | null>> {
  const before = await readNickname(tx, memberId)
  if (!before?.nickname) return accept(before)
  const next = { ...before, nickname: null, isHidden: false }
  await write(tx, memberId, next)
  await touchOwnState(tx, memberId)
  await showNamesAnew(tx)
  return accept(next)
}
