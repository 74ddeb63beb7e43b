// Challenges of two customers who turned out to be one person: how they fared follows from all of
// their orders. What both were given for the same is given once: both are taken back, and the one
// person is given it anew. The members' locks are held.
import type { ShopTx } from '../../../db.server.ts'
import { takeBackEvent } from '../events/take-back-event.server.ts'
import { keyOf } from './fare.ts'
import { keepChallenges } from './keep-challenges.server.ts'
import { keptOf } from './kept-challenges.server.ts'

interface Merged {
  old: string
  kept: string
}

export async function mergeChallenges(tx: ShopTx, { old, kept }: Merged, now: Date): Promise<void> {
  const all = await keptOf(tx, [old, kept])
  const [theirs, own] = [all.get(old) ?? [], all.get(kept) ?? []]
  for (const one of theirs) {
    const same = own.find(
      ({ challengeId, period }) => challengeId === one.challengeId && period === one.period,
    )
    if (!same) continue
    for (const row of [one, same]) {
      if (row.points === 0) continue
      const told = { event: 'challenge' as const, name: row.badge.name }
      await takeBackEvent(tx, { memberId: kept, key: keyOf(row), told }, now)
    }
  }
  // Numbers that either was given under are used up for both.
  await tx.sql`
    INSERT INTO member_challenges AS c (shop_id, member_id, challenge_id, period, badge, count,
      target, until, reached_at, points, times)
    SELECT shop_id, ${kept}::uuid, challenge_id, period, badge, count, target, until, reached_at,
      points, times
    FROM member_challenges WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid
    ON CONFLICT (shop_id, member_id, challenge_id, period) DO UPDATE SET reached_at = NULL,
      points = 0, times = greatest(c.times, EXCLUDED.times) RETURNING 1 AS one`
  await tx.sql`DELETE FROM member_challenges
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
  await keepChallenges(tx, [old, kept], now)
}
