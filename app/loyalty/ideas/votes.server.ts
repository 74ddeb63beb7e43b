// Votes: one for each idea and member, counted anew whenever one comes or goes. The idea's row is
// locked for it, so that the count is that of the rows.
import type { ShopTx } from '../../db.server.ts'
import { topShown } from './idea.ts'

export interface Voting {
  memberId: string
  /** That counts them: none that was joined to another. */
  ideaId: string
  now: Date
}

/** A second one changes nothing. */
export async function addVote(tx: ShopTx, { memberId, ideaId, now }: Voting): Promise<void> {
  const vote = { shopId: tx.shopId, ideaId, memberId, votedAt: now }
  await tx.db.ideaVote.createMany({ data: vote, skipDuplicates: true })
}

/** Also where it was given for an idea that says the same, which is counted anew with it. */
export async function removeVote(
  tx: ShopTx,
  { memberId, ideaId }: Omit<Voting, 'now'>,
): Promise<void> {
  const gone = await tx.sql<{ id: string }>`
    DELETE FROM idea_votes v USING ideas i
    WHERE v.shop_id = ${tx.shopId} AND v.member_id = ${memberId}::uuid AND i.shop_id = v.shop_id
      AND i.id = v.idea_id AND (i.id = ${ideaId}::uuid OR i.merged_into = ${ideaId}::uuid)
    RETURNING i.id::text AS id`
  for (const { id } of gone) await countVotes(tx, id)
}

/** @returns how many there are now. */
export async function countVotes(tx: ShopTx, ideaId: string): Promise<number> {
  const [row] = await tx.sql<{ votes: number }>`
    UPDATE ideas SET votes = (SELECT count(*) FROM idea_votes
      WHERE shop_id = ${tx.shopId} AND idea_id = ${ideaId}::uuid)
    WHERE shop_id = ${tx.shopId} AND id = ${ideaId}::uuid RETURNING votes`
  return row?.votes ?? 0
}

/** Whether an idea with so many votes stands where every page shows it. */
export async function isOnTop(tx: ShopTx, votes: number): Promise<boolean> {
  const [row] = await tx.sql<{ before: number }>`
    SELECT count(*)::int AS before FROM ideas
    WHERE shop_id = ${tx.shopId} AND state = 'shown' AND merged_into IS NULL
      AND (is_pinned OR votes > ${votes})`
  return (row?.before ?? 0) < topShown
}
