// Answers as lines of a file for spreadsheets.
import { writeCsv } from '../kernel/write-csv.ts'
import type { AnswerRow } from './answer.ts'
import { groupOf } from './nps.ts'

export const answersHeadings = (): string =>
  writeCsv([['answered_at', 'score', 'group', 'comment', 'points', 'customer_id']])

export const answersLines = (answers: AnswerRow[]): string =>
  writeCsv(
    answers.map(({ at, score, comment, points, customerId }) => [
      at,
      score,
      groupOf(score),
      comment,
      points,
      customerId ?? '',
    ]),
  )
