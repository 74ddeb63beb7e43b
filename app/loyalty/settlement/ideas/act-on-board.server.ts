// What shoppers do on the board: post an idea, vote or take a vote back, withdraw an idea. What
// they write is seen by nobody else before the merchant has accepted it.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { canWithdraw, decidePosting, decideVoting } from '../../ideas/board.ts'
import type { IdeaState } from '../../ideas/idea.ts'
import { type IdeaText, readIdeaText } from '../../ideas/idea-text.ts'
import { freeJoined } from '../../ideas/join-ideas.server.ts'
import { touchProgram } from '../../ideas/keep-board.server.ts'
import { addVote, countVotes, isOnTop, removeVote } from '../../ideas/votes.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { type Asking, countOwn, readBoardBarred, requireBoard } from './require-board.server.ts'

export interface Posting extends Asking, IdeaText {
  ideaId: string
}

/**
 * Sent again it is the same idea. Refuses what `requireBoard`, `readIdeaText` and `decidePosting`
 * do, request_reused.
 */
export function postIdea(shop: ShopDb, posting: Posting): Promise<Result<{ isRepeat: boolean }>> {
  const { ideaId: id, memberId, now } = posting
  const read = readIdeaText(posting)
  return shop.transaction(async (tx) => {
    const board = await requireBoard(tx, posting)
    if (!board.ok) return board
    if (!read.ok) return read
    const { title, text } = read.value
    const { shopId } = tx
    const known = await tx.db.idea.findUnique({ where: { shopId_id: { shopId, id } } })
    if (known) {
      const isSame = known.memberId === memberId && known.title === title && known.text === text
      return isSame ? accept({ isRepeat: true }) : refuse('request_reused')
    }
    const { posting: isBarred } = await readBoardBarred(tx, board.value, posting)
    const own = await countOwn(tx, posting)
    const decided = decidePosting(board.value, { isBarred, ...own })
    if (!decided.ok) return decided
    const idea = { shopId, id, memberId, title, text, state: 'waiting', status: 'new' }
    await tx.db.idea.create({ data: { ...idea, postedAt: now } })
    return accept({ isRepeat: false })
  })
}

export interface Ballot extends Asking {
  ideaId: string
  /** False: a vote is taken back. */
  isFor: boolean
}

export interface Voted {
  /** The idea that counts it. */
  ideaId: string
  votes: number
  hasVoted: boolean
}

/**
 * The same again changes nothing. Refuses what `requireBoard` and `decideVoting` do, idea_unknown,
 * idea_not_shown.
 */
export function voteForIdea(shop: ShopDb, ballot: Ballot): Promise<Result<Voted>> {
  const { isFor, memberId, now } = ballot
  return shop.transaction(async (tx) => {
    const board = await requireBoard(tx, ballot)
    if (!board.ok) return board
    const idea = await lockIdea(tx, ballot.ideaId)
    if (!idea) return refuse('idea_unknown')
    if (idea.state !== 'shown') return refuse('idea_not_shown')
    if (isFor) {
      const { voting } = await readBoardBarred(tx, board.value, ballot)
      const decided = decideVoting(board.value, { isBarred: voting })
      if (!decided.ok) return decided
    }
    const vote = { memberId, ideaId: idea.id, now }
    await (isFor ? addVote(tx, vote) : removeVote(tx, vote))
    const votes = await countVotes(tx, idea.id)
    const isSeen = idea.isPinned || (await isOnTop(tx, Math.max(votes, idea.votes)))
    if (votes !== idea.votes && isSeen) await touchProgram(tx)
    return accept({ ideaId: idea.id, votes, hasVoted: isFor })
  })
}

/** The same again changes nothing. Refuses what `requireBoard` does, idea_unknown, idea_changed. */
export function withdrawIdea(
  shop: ShopDb,
  { ideaId: id, ...asking }: Asking & { ideaId: string },
): Promise<Result<void>> {
  return shop.transaction(async (tx) => {
    const board = await requireBoard(tx, asking, 'alone')
    if (!board.ok) return board
    const { shopId } = tx
    const [idea] = await tx.sql<{ state: IdeaState }>`
      SELECT state FROM ideas WHERE shop_id = ${shopId} AND id = ${id}::uuid
        AND member_id = ${asking.memberId}::uuid FOR UPDATE`
    if (!idea) return refuse('idea_unknown')
    if (idea.state === 'withdrawn') return accept(undefined)
    if (!canWithdraw(idea.state)) return refuse('idea_changed')
    const data = { state: 'withdrawn', isPinned: false }
    await tx.db.idea.update({ where: { shopId_id: { shopId, id } }, data })
    await freeJoined(tx, [id])
    if (idea.state === 'shown') await touchProgram(tx)
    return accept(undefined)
  })
}

interface Locked {
  id: string
  state: IdeaState
  votes: number
  isPinned: boolean
}

/** The idea, or the one that it was joined to: the board is locked, so that stays so. */
async function lockIdea(tx: ShopTx, id: string): Promise<Locked | undefined> {
  const [idea] = await tx.sql<Locked>`
    SELECT id::text, state, votes, is_pinned AS "isPinned" FROM ideas
    WHERE shop_id = ${tx.shopId} AND id = (SELECT coalesce(merged_into, id) FROM ideas
      WHERE shop_id = ${tx.shopId} AND id = ${id}::uuid)
    FOR UPDATE`
  return idea
}
