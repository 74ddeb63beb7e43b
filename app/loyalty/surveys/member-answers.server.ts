// A member's answers as personal data: what they may ask to be given, and to be forgotten.
import type { ShopTx } from '../../db.server.ts'

export interface StatedAnswer {
  question: string
  score: number
  comment: string
  points: number
  answeredAt: string
}

export async function exportAnswers(shop: ShopTx, memberIds: string[]): Promise<StatedAnswer[]> {
  const rows = await shop.sql<Omit<StatedAnswer, 'answeredAt'> & { at: Date }>`
    SELECT s.question, a.score, a.comment, a.points, a.answered_at AS at
    FROM survey_answers a JOIN surveys s ON s.shop_id = a.shop_id AND s.id = a.survey_id
    WHERE a.shop_id = ${shop.shopId} AND a.member_id = ANY(${memberIds}::uuid[])
    ORDER BY a.answered_at, a.survey_id`
  return rows.map(({ at, ...row }) => ({ ...row, answeredAt: at.toISOString() }))
}

/** The number stays, and is nobody's. */
export async function forgetAnswers(tx: ShopTx, memberIds: string[]): Promise<void> {
  await tx.sql`
    UPDATE survey_answers SET comment = ''
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) AND comment <> ''
    RETURNING 1 AS one`
}
