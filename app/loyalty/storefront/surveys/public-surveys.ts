// What the storefront is told of the surveys: those that are on, and those that will be. Which is
// asked of whom is decided there, by the clock and by the member's own state.
import { mostOpenSurveys, type Survey, stateOf } from '../../surveys/survey.ts'

export interface PublicSurvey {
  id: string
  question: string
  /** By language; left out where the merchant wrote it in one alone. */
  questions?: Record<string, string>
  /** For an answer, whatever it says; left out: none. */
  points?: number
  /** Members with fewer paid orders are not asked; left out: all are. */
  afterOrders?: number
  from: string
  until: string | null
}

export interface PublicSurveys {
  /** Those that are on and not over, the oldest first; left out where there is none. */
  surveys?: PublicSurvey[]
}

export function publicSurveys(surveys: Survey[], now: Date): PublicSurveys {
  const open = surveys
    .filter((survey) => ['running', 'planned'].includes(stateOf(survey, now)))
    .reverse()
    .slice(0, mostOpenSurveys)
  return open.length > 0 ? { surveys: open.map(publicSurvey) } : {}
}

const publicSurvey = (survey: Survey): PublicSurvey => {
  const { id, question, questions, points, afterOrders, startsAt, endsAt } = survey
  return {
    id,
    question,
    ...(Object.keys(questions).length > 0 ? { questions } : {}),
    ...(points > 0 ? { points } : {}),
    ...(afterOrders > 0 ? { afterOrders } : {}),
    from: startsAt.toISOString(),
    until: endsAt?.toISOString() ?? null,
  }
}
