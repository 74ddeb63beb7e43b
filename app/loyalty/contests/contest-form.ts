// A contest as a merchant types it: a calendar month or some days, of the shop's clock. Pure.
import { DateTime } from 'luxon'
import { z } from 'zod'
import { audienceSchema } from '../kernel/audience/audience.ts'
import { field } from '../kernel/settings-fields.ts'
import { addDays, dateOf, endOfDate, startOfDate } from '../kernel/time.ts'
import { type Contest, ties } from './contest.ts'
import { prizesSchema, rowsOfPrizes } from './prizes.ts'

export const mostWaitDays = 60
const mostDays = 366
const mostDaysAhead = 366

const day = (text: string) => text === '' || endOfDate(text, 'UTC') !== null
const dayField = (showWhen: Record<string, unknown>) =>
  z
    .string()
    .refine(day, { params: { problem: 'no_date' } })
    .meta(field('date', showWhen))

const shape = z.object({
  title: z.string().trim().min(1).max(80).meta(field('text')),
  when: z.enum(['month', 'days']).meta(field('choice')),
  /** Such as "2026-12". */
  month: z
    .string()
    .regex(/^$|^\d{4}-(0[1-9]|1[0-2])$/)
    .meta(field('hidden')),
  /** The next month follows by itself. */
  repeats: z.boolean().meta(field('switch', { when: 'month' })),
  startsOn: dayField({ when: 'days' }),
  /** The last day. */
  endsOn: dayField({ when: 'days' }),
  prizes: prizesSchema,
  tie: z.enum(ties).meta(field('choice')),
  waitDays: z.number().int().min(0).max(mostWaitDays).meta(field('days')),
  audience: audienceSchema.optional(),
})

export type ContestForm = z.infer<typeof shape>

export interface ContestCase {
  now: Date
  timeZone: string
}

/** The first refusal of what is typed stands at its field. */
export const contestSchema = (known: ContestCase) =>
  shape.superRefine((form, context) => {
    const refuse = (at: keyof ContestForm, problem: string) =>
      context.addIssue({ code: 'custom', path: [at], params: { problem } })
    if (form.when === 'month') {
      const window = windowOf(form, known)
      if (!window) return refuse('month', 'missing')
      if (window.endsAt <= known.now) return refuse('month', 'in_the_past')
      if (isTooFar(window.startsAt, known.now)) refuse('month', 'too_far')
      return
    }
    if (form.startsOn === '') refuse('startsOn', 'missing')
    if (form.endsOn === '') return refuse('endsOn', 'missing')
    const window = windowOf(form, known)
    if (!window) return
    if (window.endsAt <= window.startsAt) return refuse('endsOn', 'ends_before_start')
    if (window.endsAt <= known.now) return refuse('endsOn', 'in_the_past')
    if (isTooFar(window.startsAt, known.now)) refuse('startsOn', 'too_far')
    if (window.endsAt > addDays(window.startsAt, mostDays + 0.5)) refuse('endsOn', 'too_many_days')
  })

const isTooFar = (startsAt: Date, now: Date) => startsAt > addDays(now, mostDaysAhead)

type Typed = Pick<ContestForm, 'when' | 'month' | 'startsOn' | 'endsOn'>

/** Null while days are missing. */
export function windowOf(
  { when, month, startsOn, endsOn }: Typed,
  { timeZone }: Pick<ContestCase, 'timeZone'>,
): Pick<Contest, 'startsAt' | 'endsAt'> | null {
  const first = when === 'month' ? `${month}-01` : startsOn
  const last = when === 'month' ? lastDayOf(month) : endsOn
  const startsAt = startOfDate(first, timeZone)
  const ended = endOfDate(last, timeZone)
  return startsAt && ended ? { startsAt, endsAt: new Date(ended.getTime() + 1) } : null
}

const lastDayOf = (month: string): string =>
  DateTime.fromISO(`${month}-01`, { zone: 'utc' }).endOf('month').toISODate() ?? ''

export const monthAfter = (month: string): string =>
  DateTime.fromISO(`${month}-01`, { zone: 'utc' }).plus({ months: 1 }).toFormat('yyyy-MM')

export const monthOf = (at: Date, timeZone: string): string => dateOf(at, timeZone).slice(0, 7)

export const freshContest = ({ now, timeZone }: ContestCase): ContestForm => ({
  title: '',
  when: 'month',
  month: monthAfter(monthOf(now, timeZone)),
  repeats: false,
  startsOn: '',
  endsOn: '',
  prizes: rowsOfPrizes([500, 300, 100]),
  tie: 'better',
  waitDays: 7,
  audience: undefined,
})

/** As it would be typed. */
export function formOfContest(contest: Contest, timeZone: string): ContestForm {
  const { title, isMonth, repeats, prizes, tie, waitDays, audience, startsAt, endsAt } = contest
  return {
    title,
    when: isMonth ? 'month' : 'days',
    month: isMonth ? monthOf(startsAt, timeZone) : '',
    repeats,
    startsOn: isMonth ? '' : dateOf(startsAt, timeZone),
    endsOn: isMonth ? '' : dateOf(new Date(endsAt.getTime() - 1), timeZone),
    prizes: rowsOfPrizes(prizes),
    tie,
    waitDays,
    audience: audience ?? undefined,
  }
}
