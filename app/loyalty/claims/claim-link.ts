// A link that gives points to each member who opens it, once: for an ad, a newsletter, a poster.
// Pure.
import { z } from 'zod'
import { type Audience, audienceSchema } from '../kernel/audience/audience.ts'
import { field } from '../kernel/settings-fields.ts'
import { addDays, dateOf, startOfDate, startOfDay } from '../kernel/time.ts'

/** Running and ended ones together. */
export const mostLinks = 200

/** As it stands in the address: no sign that is lost in print or in a sentence. */
export const codeSchema = z
  .string()
  .trim()
  .transform((code) => code.toUpperCase())
  .refine((code) => /^[A-Z0-9]{3,24}$/.test(code), { params: { problem: 'no_code' } })
  .meta(field('text'))

const changeable = {
  name: z.string().trim().min(1).max(60).meta(field('text')),
  points: z.number().int().min(1).max(1_000_000).meta(field('points')),
  /** The last day, of the shop's clock; empty: until it is ended. */
  endsOn: z
    .string()
    .refine((text) => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text), {
      params: { problem: 'no_date' },
    })
    .meta(field('date')),
  /** Null: as many as come. */
  budgetPoints: z.number().int().min(1).max(1_000_000_000).nullable().meta(field('points')),
  /** Left out: whoever opens it. */
  audience: audienceSchema.optional(),
}

const shape = z.object(changeable)
/** The code stays once there is one: it may be printed. */
const newShape = z.object({ ...changeable, code: codeSchema })

export type LinkForm = z.infer<typeof shape>
export type NewLinkForm = z.infer<typeof newShape>

export interface LinkCase {
  now: Date
  timeZone: string
  /** As it is kept: an end that is past may stay. */
  endsOn: string
}

/** A budget of less than one gift, and an end in the past, are refused where they are typed. */
export const linkSchema = (known: LinkCase) => shape.superRefine(holdTo(known))
export const newLinkSchema = (known: LinkCase) => newShape.superRefine(holdTo(known))

function holdTo({ now, timeZone, endsOn }: LinkCase) {
  return (form: LinkForm, context: z.RefinementCtx) => {
    const refuse = (at: keyof LinkForm, problem: string) =>
      context.addIssue({ code: 'custom', path: [at], params: { problem } })
    const endsAt = endOf(form.endsOn, timeZone)
    if (form.endsOn !== '' && !endsAt) refuse('endsOn', 'no_date')
    if (endsAt && endsAt <= now && form.endsOn !== endsOn) refuse('endsOn', 'in_the_past')
    if (form.budgetPoints !== null && form.budgetPoints < form.points)
      refuse('budgetPoints', `at_least:${form.points}`)
  }
}

/** The first moment after the day; null where there is none, or no such day. */
export function endOf(endsOn: string, timeZone: string): Date | null {
  const day = endsOn === '' ? null : startOfDate(endsOn, timeZone)
  return day && startOfDay(new Date(addDays(day, 1).getTime() + 12 * 3_600_000), timeZone)
}

export const lastDayOf = (endsAt: Date | null, timeZone: string): string =>
  endsAt ? dateOf(new Date(endsAt.getTime() - 1), timeZone) : ''

export const freshLink: NewLinkForm = {
  name: '',
  points: 100,
  endsOn: '',
  budgetPoints: null,
  code: '',
}

export interface Link {
  id: string
  code: string
  name: string
  points: number
  endsAt: string | null
  endedAt: string | null
  budgetPoints: number | null
  /** Left out: everybody. */
  audience?: Audience
  /** Members who had it, and what they had. */
  members: number
  given: number
}

export type LinkState = 'running' | 'used_up' | 'over' | 'ended'

type Running = Omit<Link, 'id' | 'code' | 'name' | 'members' | 'audience'>

export function stateOfLink(link: Running, now: Date) {
  const { endsAt, endedAt, budgetPoints, given, points } = link
  if (endedAt !== null) return 'ended' as const
  if (endsAt !== null && new Date(endsAt) <= now) return 'over' as const
  const isUsedUp = budgetPoints !== null && given + points > budgetPoints
  return isUsedUp ? ('used_up' as const) : ('running' as const)
}
