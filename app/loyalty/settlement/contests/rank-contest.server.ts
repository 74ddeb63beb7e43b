// How a contest stands: the scores of those who take part, are in the program and are whom it is
// for, as places. The same for the board while it runs and for the prizes in the end.
import type { ShopTx } from '../../../db.server.ts'
import type { Contest } from '../../contests/contest.ts'
import { decidePlaces, type Placed } from '../../contests/decide-places.ts'
import { readScores } from '../../contests/read-scores.server.ts'
import { readMembership } from '../../membership/read-membership.server.ts'
import { readBarred } from '../../rewards/audience/read-barred.server.ts'

export async function rankContest(shop: ShopTx, contest: Contest, now: Date): Promise<Placed[]> {
  const scores = await readScores(shop, contest)
  const memberIds = scores.map(({ memberId }) => memberId)
  const members = await readMembership(shop, memberIds, now)
  const meant = await isForMembers(shop, contest, { memberIds, now })
  const counted = scores.filter(
    ({ memberId }) => members.get(memberId)?.status === 'member' && meant.has(memberId),
  )
  return decidePlaces(counted, contest)
}

/** Which of them it is for, as of now. */
export async function isForMembers(
  shop: ShopTx,
  { id, audience }: Pick<Contest, 'id' | 'audience'>,
  { memberIds, now }: { memberIds: string[]; now: Date },
): Promise<ReadonlySet<string>> {
  if (!audience) return new Set(memberIds)
  const barred = await readBarred(shop, { memberIds, rewards: [{ id, audience }], now })
  return new Set(memberIds.filter((memberId) => !barred.has(memberId)))
}
