// The surveys with how often each number was answered, and the answers themselves.
import { type Fragment, fragment, type ShopTx } from '../../db.server.ts'
import { type AnswerFilter, type AnswerRow, answersShown } from './answer.ts'
import { rangeOf, scores } from './nps.ts'
import type { Survey } from './survey.ts'

const mostListed = 200

export interface CountedSurvey extends Survey {
  /** How often each number was answered, 0 first. */
  distribution: number[]
}

interface Row extends Survey {
  counted: { score: number; count: number }[] | null
}

/** The newest first. */
export async function listSurveys(
  shop: ShopTx,
  { id = null }: { id?: string | null } = {},
): Promise<CountedSurvey[]> {
  const rows = await shop.sql<Row>`
    SELECT s.id::text, s.question, s.questions, s.points, s.after_orders AS "afterOrders",
      s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.is_on AS "isOn", (
        SELECT jsonb_agg(jsonb_build_object('score', c.score, 'count', c.count)) FROM (
          SELECT a.score, count(*) FROM survey_answers a
          WHERE a.shop_id = s.shop_id AND a.survey_id = s.id GROUP BY a.score) c) AS counted
    FROM surveys s
    WHERE s.shop_id = ${shop.shopId} AND (${id}::uuid IS NULL OR s.id = ${id}::uuid)
    ORDER BY s.created_at DESC, s.id LIMIT ${mostListed}`
  return rows.map(({ counted, ...survey }) => ({
    ...survey,
    distribution: scores.map((score) => counted?.find((one) => one.score === score)?.count ?? 0),
  }))
}

/** All of them, or whether there is this one. */
export const countSurveys = (shop: ShopTx, id?: string): Promise<number> =>
  shop.db.survey.count({ where: { shopId: shop.shopId, ...(id ? { id } : {}) } })

/** Those that shoppers are asked, now or later; the newest first. */
export async function listOpenSurveys(shop: ShopTx, now: Date): Promise<Survey[]> {
  const rows = await shop.db.survey.findMany({
    where: { shopId: shop.shopId, isOn: true, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: mostListed,
    omit: { shopId: true, createdAt: true },
  })
  return rows.map((row) => ({ ...row, questions: row.questions as Record<string, string> }))
}

export async function findSurvey(tx: ShopTx, id: string): Promise<Survey | null> {
  const row = await tx.db.survey.findUnique({
    where: { shopId_id: { shopId: tx.shopId, id } },
    omit: { shopId: true, createdAt: true },
  })
  return row && { ...row, questions: row.questions as Record<string, string> }
}

export interface AnswerQuery {
  surveyId: string
  filter: AnswerFilter
  /** Of the last one that was read; null: from the newest on. */
  after: string | null
  atMost?: number
}

/** The newest first. */
export async function listAnswers(shop: ShopTx, query: AnswerQuery): Promise<AnswerRow[]> {
  const { surveyId, filter, after, atMost = answersShown } = query
  const [lowest, highest] = filter.group === 'all' ? [0, 10] : rangeOf[filter.group]
  const rows = await shop.sql<Omit<AnswerRow, 'at'> & { at: Date }>`
    SELECT a.member_id::text AS "memberId", m.customer_id AS "customerId", a.score, a.comment,
      a.points, a.answered_at AS at
    FROM survey_answers a JOIN members m ON m.shop_id = a.shop_id AND m.id = a.member_id
    WHERE a.shop_id = ${shop.shopId} AND a.survey_id = ${surveyId}::uuid
      AND a.score BETWEEN ${lowest} AND ${highest}
      AND (NOT ${filter.hasComment}::boolean OR a.comment <> '') AND ${beyond(after)}
    ORDER BY a.answered_at DESC, a.member_id DESC LIMIT ${atMost}`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** Where the next page begins. */
export const cursorOf = ({ at, memberId }: Pick<AnswerRow, 'at' | 'memberId'>): string =>
  `${at}_${memberId}`

const cursor = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/

function beyond(after: string | null): Fragment {
  const [, at, memberId] = cursor.exec(after ?? '') ?? []
  return at && memberId
    ? fragment`(a.answered_at, a.member_id) < (${at}::timestamptz, ${memberId}::uuid)`
    : fragment`true`
}
