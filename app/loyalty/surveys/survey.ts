// A survey: a question that members answer once with a number from 0 to 10, as a merchant types it
// and as it is asked. Days are those of the shop's clock. Pure.
import { z } from 'zod'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { field, textsSchema } from '../kernel/settings-fields.ts'
import { addDays, dateOf, endOfDate, startOfDate } from '../kernel/time.ts'

/** Those that are on and not over, together: a shopper is asked one at a time. */
export const mostOpenSurveys = 5

export const longestQuestion = 200
const mostPoints = 100_000
const mostOrders = 100
const latestDay = '2100-01-01'

const isEmptyOrDay = (text: string) => text === '' || endOfDate(text, 'UTC') !== null
const dayField = z
  .string()
  .refine(isEmptyOrDay, { params: { problem: 'no_date' } })
  .refine((day) => day <= latestDay, { params: { problem: 'wrong' } })
  .meta(field('date'))

export const surveyFormSchema = z
  .object({
    question: z.string().trim().min(1).max(longestQuestion).meta(field('text')),
    /** By language; where it has none, the question above is asked. */
    questions: textsSchema(longestQuestion).default({}).meta(field('texts')),
    /** For an answer, whatever it says; 0: none. */
    points: z.number().int().min(0).max(mostPoints).meta(field('points')),
    /** Members are asked from so many paid orders on; 0: all are. */
    afterOrders: z.number().int().min(0).max(mostOrders).meta(field('count')),
    /** Empty: at once. */
    startsOn: dayField,
    /** The last day; empty: without end. */
    endsOn: dayField,
    isOn: z.boolean().meta(field('switch')),
  })
  .refine(({ startsOn, endsOn }) => startsOn === '' || endsOn === '' || startsOn <= endsOn, {
    path: ['endsOn'],
    params: { problem: 'ends_before_start' },
  })

export type SurveyForm = z.infer<typeof surveyFormSchema>

export interface Survey {
  id: string
  question: string
  questions: Record<string, string>
  points: number
  afterOrders: number
  startsAt: Date
  /** The first moment after it; null: without end. */
  endsAt: Date | null
  isOn: boolean
}

export type SurveyState = 'off' | 'planned' | 'running' | 'over'

export function stateOf(survey: Pick<Survey, 'startsAt' | 'endsAt' | 'isOn'>, now: Date) {
  const { startsAt, endsAt, isOn } = survey
  if (endsAt !== null && endsAt <= now) return 'over'
  if (!isOn) return 'off'
  return startsAt > now ? 'planned' : 'running'
}

export const freshSurvey: SurveyForm = {
  question: '',
  questions: {},
  points: 50,
  afterOrders: 0,
  startsOn: '',
  endsOn: '',
  isOn: true,
}

interface Known {
  timeZone: string
  now: Date
  /** When it began, where it has. */
  begunAt?: Date | undefined
}

/** Where the first day is left empty it begins now, or keeps its beginning. */
export function windowOf(
  { startsOn, endsOn }: Pick<SurveyForm, 'startsOn' | 'endsOn'>,
  { timeZone, now, begunAt }: Known,
): Pick<Survey, 'startsAt' | 'endsAt'> {
  const lastMs = endOfDate(endsOn, timeZone)
  return {
    startsAt: startOfDate(startsOn, timeZone) ?? begunAt ?? now,
    endsAt: lastMs && new Date(lastMs.getTime() + 1),
  }
}

/** As it would be typed. */
export function formOf(survey: Survey, timeZone: string): SurveyForm {
  const { id: _, startsAt, endsAt, ...rest } = survey
  return {
    ...rest,
    startsOn: dateOf(startsAt, timeZone),
    endsOn: endsAt ? dateOf(addDays(endsAt, -0.5), timeZone) : '',
  }
}

/** Whether a member with so many paid orders is asked. Refuses survey_over, survey_not_asked. */
export function decideAsking(survey: Survey, { now, orders }: { now: Date; orders: number }) {
  if (stateOf(survey, now) !== 'running') return refuse('survey_over')
  const isAsked: Result<void> =
    orders >= survey.afterOrders ? accept(undefined) : refuse('survey_not_asked')
  return isAsked
}
