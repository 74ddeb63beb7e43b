// A member answers a survey: once, also under the name of somebody they were merged with, and for
// the same points whatever the answer says.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { requireAccess } from '../../membership/require-access.server.ts'
import { touchState } from '../../rewards/touch-state.server.ts'
import type { Answer } from '../../surveys/answer.ts'
import { readAskedOf } from '../../surveys/asked-of.server.ts'
import { findSurvey } from '../../surveys/list-surveys.server.ts'
import { decideAsking } from '../../surveys/survey.ts'
import { bookEvents } from '../events/book-events.server.ts'

export type AnswerWish = Answer & { memberId: string; now: Date }

export interface Answered {
  /** What was given for it. */
  points: number
  /** It had been answered so before. */
  isRepeat: boolean
}

/** What it is booked under, once for each member. */
export const surveyKey = (surveyId: string) => `survey/${surveyId}`

/**
 * Sent again it is the same answer. Refuses what `requireAccess` does, member_unknown,
 * survey_unknown, survey_answered (with something else), survey_over, survey_not_asked.
 */
export function answerSurvey(shop: ShopDb, wish: AnswerWish): Promise<Result<Answered>> {
  const { memberId, surveyId, score, comment, now } = wish
  return shop.transaction(async (tx) => {
    const access = await requireAccess(tx, { memberId, now })
    if (!access.ok) return access
    await lockMembers(tx, [memberId])
    // Merged into another while we waited: their answer is looked for under that one's name.
    if (await isMerged(tx, memberId)) return refuse('member_unknown')
    const survey = await findSurvey(tx, surveyId)
    if (!survey) return refuse('survey_unknown')
    const { shopId } = tx
    const known = await tx.db.surveyAnswer.findUnique({
      where: { shopId_surveyId_memberId: { shopId, surveyId, memberId } },
    })
    if (known && (known.score !== score || known.comment !== comment))
      return refuse('survey_answered')
    if (known) return accept({ points: known.points, isRepeat: true })
    const [asked] = await readAskedOf(tx, { memberIds: [memberId], now })
    const decided = decideAsking(survey, { now, orders: asked?.orders ?? 0 })
    if (!decided.ok) return decided
    const points = await give(tx, { memberId, surveyId, points: survey.points, now })
    const answer = { shopId, surveyId, memberId, score, comment, points, answeredAt: now }
    await tx.db.surveyAnswer.create({ data: answer })
    await touchState(tx, memberId)
    return accept({ points, isRepeat: false })
  })
}

interface Gift {
  memberId: string
  surveyId: string
  points: number
  now: Date
}

/** Nothing where the program gives nothing any more: the answer is welcome all the same. */
async function give(tx: ShopTx, { memberId, surveyId, points, now }: Gift): Promise<number> {
  if (points === 0) return 0
  const told = { event: 'survey' as const }
  const event = { memberId, key: surveyKey(surveyId), at: now, points, told }
  const booked = await bookEvents(tx, [event], now)
  return booked.length > 0 ? points : 0
}

const isMerged = async (tx: ShopTx, id: string): Promise<boolean> =>
  (await tx.db.member.count({ where: { shopId: tx.shopId, id, mergedInto: { not: null } } })) > 0
