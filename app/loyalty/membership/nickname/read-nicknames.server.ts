// The names by which members are shown, for many at once.
import type { ShopTx } from '../../../db.server.ts'
import type { Nickname } from './nickname.ts'

interface Row extends Nickname {
  memberId: string
}

/** By member, with those that were taken away or down. */
export async function readNicknames(
  shop: ShopTx,
  memberIds: string[],
): Promise<ReadonlyMap<string, Nickname>> {
  const rows = await shop.sql<Row>`
    SELECT member_id::text AS "memberId", nickname, chosen_at AS "chosenAt",
      hidden_at IS NOT NULL AS "isHidden"
    FROM nicknames
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  return new Map(rows.map(({ memberId, ...nickname }) => [memberId, nickname]))
}

export async function readNickname(shop: ShopTx, memberId: string): Promise<Nickname | null> {
  return (await readNicknames(shop, [memberId])).get(memberId) ?? null
}

/**
 * What others may be shown, by member: whoever has none, or whose name was taken down, is left out.
 */
export async function readShownNames(
  shop: ShopTx,
  memberIds: string[],
): Promise<ReadonlyMap<string, string>> {
  const all = await readNicknames(shop, memberIds)
  return new Map(
    [...all].flatMap(([memberId, { nickname, isHidden }]) =>
      nickname && !isHidden ? [[memberId, nickname]] : [],
    ),
  )
}
