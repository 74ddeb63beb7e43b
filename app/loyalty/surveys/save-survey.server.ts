// Adding a survey and changing one. Answers that are there stay, and so does what was given.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { findSurvey } from './list-surveys.server.ts'
import { mostOpenSurveys, type Survey, surveyFormSchema, windowOf } from './survey.ts'

export interface SurveyWish {
  /** Chosen by the page: sent again, it is the same survey. */
  id: string
  /** As it came from outside: checked here. */
  form: unknown
  isNew: boolean
  timeZone: string
  now: Date
}

/** Refuses survey_invalid (details: field → problem), survey_unknown, too_many_surveys. */
export function saveSurvey(shop: ShopDb, wish: SurveyWish): Promise<Result<void>> {
  const { id, isNew, now, timeZone } = wish
  const checked = checkFields(surveyFormSchema, wish.form)
  if (!checked.isValid) return Promise.resolve(refuse('survey_invalid', checked.problems))
  const { startsOn, endsOn, ...form } = checked.settings
  return shop.transaction(async (tx) => {
    const { shopId } = tx
    // One after the other, so that there are not too many in the end.
    await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${shopId} FOR NO KEY UPDATE`
    const before = await findSurvey(tx, id)
    if (!before && !isNew) return refuse('survey_unknown')
    const days = { startsOn, endsOn }
    const window = windowOf(days, { timeZone, now, begunAt: before?.startsAt })
    const data = { ...form, ...window }
    // Over before it began: an end in the past without a beginning.
    if (window.endsAt && window.endsAt <= window.startsAt)
      return refuse('survey_invalid', { endsOn: 'ends_before_start' })
    if (isOpen(data, now) && (await countOpen(tx, { id, now })) >= mostOpenSurveys)
      return refuse('too_many_surveys')
    const where = { shopId_id: { shopId, id } }
    const create = { shopId, id, ...data, createdAt: now }
    await tx.db.survey.upsert({ where, create, update: data })
    await tx.db.shop.update({ where: { id: shopId }, data: { programRevision: { increment: 1 } } })
    if (isOpen(data, now) && data.afterOrders > 0) await showOrders(tx, data.afterOrders)
    return accept(undefined)
  })
}

const isOpen = ({ isOn, endsAt }: Pick<Survey, 'isOn' | 'endsAt'>, now: Date) =>
  isOn && (endsAt === null || endsAt > now)

/** Of the others. */
function countOpen(tx: ShopTx, { id, now }: { id: string; now: Date }): Promise<number> {
  return tx.db.survey.count({
    where: {
      shopId: tx.shopId,
      id: { not: id },
      isOn: true,
      OR: [{ endsAt: null }, { endsAt: { gt: now } }],
    },
  })
}

/** What a page knows of a member says how many orders they have: of those it matters to, anew. */
async function showOrders(tx: ShopTx, least: number): Promise<void> {
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (
      SELECT member_id FROM orders WHERE shop_id = ${tx.shopId} AND member_id IS NOT NULL
      GROUP BY member_id HAVING count(*) >= ${least})
    RETURNING 1 AS one`
}
