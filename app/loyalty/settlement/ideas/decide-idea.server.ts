// The merchant decides about an idea: accepts it, declines it, has it wait again, takes it away.
// Points follow: given once it is accepted, taken back where it no longer is.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { type Decision, decide } from '../../ideas/board.ts'
import type { DeclineReason, IdeaState } from '../../ideas/idea.ts'
import { cleanText } from '../../ideas/idea-text.ts'
import { lockBoard, touchProgram } from '../../ideas/keep-board.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { bookEvents } from '../events/book-events.server.ts'
import { takeBackEvent } from '../events/take-back-event.server.ts'

export interface Deciding {
  id: string
  decision: Decision
  /** Of declining: one of the fixed reasons, words of the merchant's, or both. */
  reason: DeclineReason | null
  words: string
  actor: string
  now: Date
}

interface Row {
  memberId: string
  state: IdeaState
  mergedInto: string | null
  points: number
  round: number
}

/**
 * Refuses idea_unknown, idea_reason_missing, and idea_changed where its state, or that it was
 * joined to another, leaves nothing of the kind to decide.
 */
export function decideIdea(shop: ShopDb, deciding: Deciding): Promise<Result<void>> {
  const { id, decision, reason } = deciding
  const words = cleanText(deciding.words)
  if (decision === 'decline' && !reason && words === '')
    return Promise.resolve(refuse('idea_reason_missing'))
  return shop.transaction(async (tx) => {
    const found = await tx.db.idea.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } })
    if (!found) return refuse('idea_unknown')
    await lockMembers(tx, [found.memberId])
    const board = await lockBoard(tx, 'together')
    const [idea] = await tx.sql<Row>`
      SELECT member_id::text AS "memberId", state, merged_into::text AS "mergedInto", points, round
      FROM ideas WHERE shop_id = ${tx.shopId} AND id = ${id}::uuid FOR UPDATE`
    // Merged while we waited: the other one is not locked.
    if (idea?.memberId !== found.memberId) return refuse('idea_changed')
    const to = decide(idea.state, decision)
    if (!to || idea.mergedInto) return refuse('idea_changed')
    const isShown = to === 'shown'
    const given = isShown
      ? { points: await give(tx, { ...idea, id, points: board.points }, deciding.now) }
      : await takeAway(tx, { ...idea, id }, deciding.now)
    const isOpen = to === 'waiting'
    await tx.db.idea.update({
      where: { shopId_id: { shopId: tx.shopId, id } },
      data: {
        ...given,
        state: to,
        ...(isShown ? {} : { isPinned: false }),
        reason: to === 'declined' ? reason : null,
        words: to === 'declined' && words !== '' ? words : null,
        decidedAt: isOpen ? null : deciding.now,
        decidedBy: isOpen ? null : deciding.actor,
      },
    })
    if (isShown || idea.state === 'shown') await touchProgram(tx)
    return accept(undefined)
  })
}

type Given = Row & { id: string }

const keyOf = ({ id, round }: Pick<Given, 'id' | 'round'>) => `idea/${id}/${round}`
const told = { event: 'idea' as const }

/** @returns what is in the books: nothing where the member is out of the program. */
async function give(tx: ShopTx, idea: Given, now: Date): Promise<number> {
  const { memberId, points } = idea
  if (points === 0) return 0
  const event = { memberId, key: keyOf(idea), at: now, points, told }
  return (await bookEvents(tx, [event], now)).length > 0 ? points : 0
}

/** What was taken back is never given again under the same key: the next time has its own. */
async function takeAway(tx: ShopTx, idea: Given, now: Date) {
  const { memberId, points, round } = idea
  if (points === 0) return {}
  await takeBackEvent(tx, { memberId, key: keyOf(idea), told }, now)
  return { points: 0, round: round + 1 }
}
