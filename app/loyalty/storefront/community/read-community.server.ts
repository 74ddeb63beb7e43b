// What members have to do with one another, for many at once.
import type { ShopTx } from '../../../db.server.ts'
import { readNicknames } from '../../membership/nickname/read-nicknames.server.ts'
import { readOwnContests } from '../contests/read-own-contests.server.ts'
import { readFriends } from '../friends/read-friends.server.ts'
import { type OwnCommunity, ownNickname } from './own-community.ts'

/** By member. */
export async function readCommunity(
  shop: ShopTx,
  memberIds: string[],
  now: Date,
): Promise<ReadonlyMap<string, OwnCommunity>> {
  const friends = await readFriends(shop, memberIds)
  const names = await readNicknames(shop, memberIds)
  const contests = await readOwnContests(shop, memberIds, now)
  return new Map(
    memberIds.map((id) => {
      const own = contests.get(id)
      const seen = { ...friends.get(id), ...ownNickname(names.get(id)) }
      return [id, own ? { ...seen, contests: own } : seen]
    }),
  )
}
