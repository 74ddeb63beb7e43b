// All answers to a survey as a file, written while they are read.
import type { ShopTx } from '../../db.server.ts'
import { answersHeadings, answersLines } from './answers-csv.ts'
import { type AnswerQuery, cursorOf, listAnswers } from './list-surveys.server.ts'

const atOnce = 500

export async function* exportSurvey(
  shop: ShopTx,
  query: Pick<AnswerQuery, 'surveyId' | 'filter'>,
): AsyncGenerator<string> {
  yield answersHeadings()
  let after: string | null = null
  for (;;) {
    const answers = await listAnswers(shop, { ...query, after, atMost: atOnce })
    yield answersLines(answers)
    const last = answers.at(-1)
    if (!last || answers.length < atOnce) return
    after = cursorOf(last)
  }
}
