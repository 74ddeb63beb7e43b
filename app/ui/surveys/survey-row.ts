import { type Survey, stateOf } from '../../loyalty/surveys/survey.ts'
import type { SurveyRow } from './surveys-data.ts'

/** As a page is given it. */
export function toRow(survey: Survey & { distribution: number[] }, now: Date): SurveyRow {
  const { startsAt, endsAt, ...rest } = survey
  return {
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    state: stateOf(survey, now),
  }
}
