// A member's ideas and votes as personal data: what they may ask to be given, and to be forgotten;
// and what becomes of them where two customers are one person.
import type { ShopTx } from '../../db.server.ts'
import { freeJoined } from './join-ideas.server.ts'
import { lockBoard, touchProgram } from './keep-board.server.ts'
import { countVotes } from './votes.server.ts'

export interface StatedIdea {
  title: string
  text: string
  state: string
  postedAt: string
  reply: string | null
  /** Why it was declined, in the merchant's own words. */
  words: string | null
}

export interface StatedIdeas {
  ideas: StatedIdea[]
  votes: { idea: string; votedAt: string }[]
}

export async function exportIdeas(shop: ShopTx, memberIds: string[]): Promise<StatedIdeas> {
  const { shopId } = shop
  const rows = await shop.db.idea.findMany({
    where: { shopId, memberId: { in: memberIds } },
    orderBy: [{ postedAt: 'asc' }, { id: 'asc' }],
  })
  // Of a vote for what somebody else wrote no more is theirs than which idea it was.
  const votes = await shop.sql<{ idea: string; at: Date }>`
    SELECT v.idea_id::text AS idea, v.voted_at AS at FROM idea_votes v
    WHERE v.shop_id = ${shopId} AND v.member_id = ANY(${memberIds}::uuid[]) AND v.via IS NULL
    ORDER BY v.voted_at, v.idea_id`
  return {
    ideas: rows.map(({ title, text, state, postedAt, reply, words }) => ({
      ...{ title, text, state, postedAt: postedAt.toISOString(), reply, words },
    })),
    votes: votes.map(({ idea, at }) => ({ idea, votedAt: at.toISOString() })),
  }
}

/** What they wrote goes, and what was answered to it; votes for it, and their own, stay counted. */
export async function forgetIdeas(tx: ShopTx, memberIds: string[]): Promise<void> {
  const { shopId } = tx
  const where = { shopId, memberId: { in: memberIds } }
  if ((await tx.db.idea.count({ where })) === 0) return
  await lockBoard(tx, 'alone')
  const ideas = await tx.db.idea.findMany({ where, select: { id: true } })
  const gone = { title: '', text: '', words: null, reply: null, repliedAt: null }
  await tx.db.idea.updateMany({ where, data: { ...gone, isPinned: false, state: 'withdrawn' } })
  const ids = ideas.map(({ id }) => id)
  await freeJoined(tx, ids)
  await touchProgram(tx)
}

/** Both are locked by the caller. Who voted for an idea under two names has voted for it once. */
export async function mergeIdeas(
  tx: ShopTx,
  { old, kept }: { old: string; kept: string },
): Promise<void> {
  const { shopId } = tx
  await tx.db.idea.updateMany({ where: { shopId, memberId: old }, data: { memberId: kept } })
  if ((await tx.db.ideaVote.count({ where: { shopId, memberId: old } })) === 0) return
  await lockBoard(tx, 'alone')
  const twice = await tx.sql<{ ideaId: string }>`
    DELETE FROM idea_votes o USING idea_votes k
    WHERE o.shop_id = ${shopId} AND o.member_id = ${old}::uuid AND k.shop_id = o.shop_id
      AND k.idea_id = o.idea_id AND k.member_id = ${kept}::uuid
    RETURNING o.idea_id::text AS "ideaId"`
  await tx.db.ideaVote.updateMany({ where: { shopId, memberId: old }, data: { memberId: kept } })
  for (const { ideaId } of twice) await countVotes(tx, ideaId)
  if (twice.length > 0) await touchProgram(tx)
}
