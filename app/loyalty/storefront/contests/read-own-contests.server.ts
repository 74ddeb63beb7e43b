// In which contests members take part, and what they have in them.
import type { ShopTx } from '../../../db.server.ts'
import { listShownContests } from '../../contests/list-contests.server.ts'
import { readEntries } from '../../contests/read-boards.server.ts'
import { readScores } from '../../contests/read-scores.server.ts'
import type { OwnContest } from './public-contests.ts'

/** By member; those who take part in none are left out. */
export async function readOwnContests(
  shop: ShopTx,
  memberIds: string[],
  now: Date,
): Promise<ReadonlyMap<string, OwnContest[]>> {
  const contests = await listShownContests(shop, now)
  const own = new Map<string, OwnContest[]>()
  if (contests.length === 0) return own
  const contestIds = contests.map(({ id }) => id)
  const entries = await readEntries(shop, { contestIds, memberIds })
  for (const contest of contests) {
    const entered = entries.filter(({ contestId }) => contestId === contest.id)
    if (entered.length === 0) continue
    const ids = entered.map(({ memberId }) => memberId)
    const scores = await readScores(shop, contest, ids)
    for (const id of ids) {
      const points = scores.find(({ memberId }) => memberId === id)?.score ?? 0
      own.set(id, [...(own.get(id) ?? []), { id: contest.id, points }])
    }
  }
  return own
}
