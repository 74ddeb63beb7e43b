// What members have to do with one another, for many at once.
import type { ShopTx } from '../../../db.server.ts'
import { readNicknames } from '../../membership/nickname/read-nicknames.server.ts'
import { readFriends } from '../friends/read-friends.server.ts'
import { type OwnCommunity, ownNickname } from './own-community.ts'

/** By member. */
export async function readCommunity(
  shop: ShopTx,
  memberIds: string[],
): Promise<ReadonlyMap<string, OwnCommunity>> {
  const friends = await readFriends(shop, memberIds)
  const names = await readNicknames(shop, memberIds)
  return new Map(memberIds.map((id) => [id, { ...friends.get(id), ...ownNickname(names.get(id)) }]))
}
