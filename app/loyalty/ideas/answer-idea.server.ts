// What a merchant does about an idea that is shown, and that moves no points: says what becomes of
// it, replies, and puts it first.
import type { ShopDb } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { IdeaStatus } from './idea.ts'
import { cleanText } from './idea-text.ts'
import { lockBoard, touchProgram } from './keep-board.server.ts'

export type IdeaChange =
  | { status: IdeaStatus }
  | { isPinned: boolean }
  /** Empty: the reply is withdrawn. */
  | { reply: string; now: Date }

/** Refuses idea_unknown, and idea_changed where it is not shown any more. */
export function changeIdea(
  shop: ShopDb,
  { id, change }: { id: string; change: IdeaChange },
): Promise<Result<void>> {
  return shop.transaction(async (tx) => {
    await lockBoard(tx, 'together')
    const { shopId } = tx
    const [idea] = await tx.sql<{ state: string; mergedInto: string | null }>`
      SELECT state, merged_into::text AS "mergedInto" FROM ideas
      WHERE shop_id = ${shopId} AND id = ${id}::uuid FOR UPDATE`
    if (!idea) return refuse('idea_unknown')
    if (idea.state !== 'shown' || idea.mergedInto) return refuse('idea_changed')
    await tx.db.idea.update({ where: { shopId_id: { shopId, id } }, data: dataOf(change) })
    await touchProgram(tx)
    return accept(undefined)
  })
}

function dataOf(change: IdeaChange) {
  if (!('reply' in change)) return change
  const reply = cleanText(change.reply)
  return reply === '' ? { reply: null, repliedAt: null } : { reply, repliedAt: change.now }
}
