// Two ideas that say the same become one: whoever voted for either has voted once for the one that
// stays. What was joined keeps its own votes, so that it can be taken apart again.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { lockBoard, touchProgram } from './keep-board.server.ts'
import { countVotes } from './votes.server.ts'

/** Refuses idea_unknown, idea_changed: only what waits or is shown is joined to what is shown. */
export function joinIdea(
  shop: ShopDb,
  { id, into }: { id: string; into: string },
): Promise<Result<void>> {
  return shop.transaction(async (tx) => {
    await lockBoard(tx, 'alone')
    const { shopId } = tx
    const rows = await tx.db.idea.findMany({ where: { shopId, id: { in: [id, into] } } })
    const idea = rows.find((one) => one.id === id)
    const target = rows.find((one) => one.id === into)
    if (!idea || !target) return refuse('idea_unknown')
    if (idea.mergedInto === into) return accept(undefined)
    const isOpen = idea.state === 'waiting' || idea.state === 'shown'
    if (id === into || !isOpen || idea.mergedInto) return refuse('idea_changed')
    if (target.state !== 'shown' || target.mergedInto) return refuse('idea_changed')
    // What was joined to it before is joined to the same, with whatever came from there.
    await tx.sql`
      INSERT INTO idea_votes (shop_id, idea_id, member_id, via, voted_at)
      SELECT shop_id, ${into}::uuid, member_id, coalesce(via, idea_id), voted_at FROM idea_votes
      WHERE shop_id = ${shopId} AND idea_id = ${id}::uuid
      ON CONFLICT DO NOTHING RETURNING 1 AS one`
    await tx.db.ideaVote.deleteMany({ where: { shopId, ideaId: id, via: { not: null } } })
    await tx.db.idea.updateMany({ where: { shopId, mergedInto: id }, data: { mergedInto: into } })
    const data = { mergedInto: into, isPinned: false }
    await tx.db.idea.update({ where: { shopId_id: { shopId, id } }, data })
    await countVotes(tx, id)
    await countVotes(tx, into)
    await touchProgram(tx)
    return accept(undefined)
  })
}

/** Each with the votes that were given for it. Refuses idea_unknown. */
export function partIdea(shop: ShopDb, { id }: { id: string }): Promise<Result<void>> {
  return shop.transaction(async (tx) => {
    await lockBoard(tx, 'alone')
    const { shopId } = tx
    const idea = await tx.db.idea.findUnique({ where: { shopId_id: { shopId, id } } })
    if (!idea) return refuse('idea_unknown')
    if (!idea.mergedInto) return accept(undefined)
    const from = idea.mergedInto
    await tx.db.idea.update({ where: { shopId_id: { shopId, id } }, data: { mergedInto: null } })
    await tx.db.ideaVote.deleteMany({ where: { shopId, ideaId: from, via: id } })
    await bringVotes(tx, from)
    await countVotes(tx, id)
    await countVotes(tx, from)
    await touchProgram(tx)
    return accept(undefined)
  })
}

/** Whoever voted for two that were joined still has a vote by the other. */
async function bringVotes(tx: ShopTx, into: string): Promise<void> {
  await tx.sql`
    INSERT INTO idea_votes (shop_id, idea_id, member_id, via, voted_at)
    SELECT v.shop_id, ${into}::uuid, v.member_id, v.idea_id, v.voted_at
    FROM idea_votes v JOIN ideas i ON i.shop_id = v.shop_id AND i.id = v.idea_id
    WHERE v.shop_id = ${tx.shopId} AND i.merged_into = ${into}::uuid
    ON CONFLICT DO NOTHING RETURNING 1 AS one`
}

/** What was joined to ideas that are gone stands for itself again. */
export async function freeJoined(tx: ShopTx, ids: string[]): Promise<void> {
  const where = { shopId: tx.shopId, mergedInto: { in: ids } }
  await tx.db.idea.updateMany({ where, data: { mergedInto: null } })
}
