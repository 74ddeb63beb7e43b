// What the pages of surveys are given, and what they are answered.
import type { FetcherWithComponents } from '@remix-run/react'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { AnswerFilter, AnswerRow } from '../../loyalty/surveys/answer.ts'
import type { Survey, SurveyForm, SurveyState } from '../../loyalty/surveys/survey.ts'
import type { Person } from '../members/member-data.ts'

export interface SurveyRow extends Omit<Survey, 'startsAt' | 'endsAt'> {
  startsAt: string
  endsAt: string | null
  state: SurveyState
  /** How often each number was answered, 0 first. */
  distribution: number[]
}

export type ShownAnswer = AnswerRow & { person: Person }

export interface SurveyData {
  /** Null: a new one. */
  row: SurveyRow | null
  form: SurveyForm
  filter: AnswerFilter
  answers: ShownAnswer[]
  /** Where the older ones begin; null: there are none. */
  older: string | null
  /** Older ones than the newest are shown. */
  isBack: boolean
}

export interface SurveyAnswerData {
  /** Set where it was not done. */
  refusal: Refusal | null
}

export interface SurveyProps {
  data: SurveyData
  fetcher: FetcherWithComponents<SurveyAnswerData>
}
