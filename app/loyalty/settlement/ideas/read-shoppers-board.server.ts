// A page of the board for one shopper: what is shown, what is theirs, and what they may do.
import type { ShopDb } from '../../../db.server.ts'
import { decidePosting, decideVoting } from '../../ideas/board.ts'
import type { IdeaSort, OwnIdea, ShownIdea } from '../../ideas/idea.ts'
import { readBoard } from '../../ideas/keep-board.server.ts'
import { listOwn, listShown } from '../../ideas/shown-ideas.server.ts'
import { accept, type Refusal, type Result, refuse } from '../../kernel/refusals.ts'
import { readShownNames } from '../../membership/nickname/read-nicknames.server.ts'
import { requireAccess } from '../../membership/require-access.server.ts'
import { type Asking, countOwn, readBoardBarred } from './require-board.server.ts'

export interface ShoppersBoard {
  ideas: (ShownIdea & { hasVoted: boolean; isOwn: boolean })[]
  hasNext: boolean
  own: OwnIdea[]
  /** Why not; null: they may. */
  posting: Refusal | null
  voting: Refusal | null
}

/** Refuses what `requireAccess` does, ideas_off. */
export function readShoppersBoard(
  shop: ShopDb,
  asking: Asking & { sort: IdeaSort; page: number },
): Promise<Result<ShoppersBoard>> {
  return shop.transaction(async (tx) => {
    const access = await requireAccess(tx, asking)
    if (!access.ok) return access
    const board = await readBoard(tx)
    if (!board.isOn) return refuse('ideas_off')
    const { ideas, hasNext } = await listShown(tx, asking)
    const names = await readShownNames(
      tx,
      ideas.map(({ memberId }) => memberId),
    )
    const own = await listOwn(tx, asking.memberId)
    const barred = await readBoardBarred(tx, board, asking)
    const counted = await countOwn(tx, asking)
    return accept({
      // Whose it is stays with us.
      ideas: ideas.map(({ memberId, ...idea }) => ({ ...idea, by: names.get(memberId) ?? null })),
      hasNext,
      own,
      posting: refusalOf(decidePosting(board, { isBarred: barred.posting, ...counted })),
      voting: refusalOf(decideVoting(board, { isBarred: barred.voting })),
    })
  })
}

const refusalOf = (result: Result<void>): Refusal | null => (result.ok ? null : result.refusal)
