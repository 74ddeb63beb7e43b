// A campaign as a merchant types it: days and times of the shop's clock. The same schema shows what
// is wrong where it is typed and checks it again on the server. Pure.
import { z } from 'zod'
import { audienceSchema } from '../kernel/audience/audience.ts'
import { field } from '../kernel/settings-fields.ts'
import { addDays, dateOf, momentOf, startOfDate, startOfDay, timeOf } from '../kernel/time.ts'
import { campaignKinds, type Rule, ruleSchema } from '../rules/catalogue.ts'
import { type Edition, leadMs } from './campaign.ts'

const mostAheadDays = 366
const mostBudget = 1_000_000_000

const isEmptyOr = (pattern: RegExp) => (text: string) => text === '' || pattern.test(text)
const dayField = z
  .string()
  .refine(isEmptyOr(/^\d{4}-\d{2}-\d{2}$/), { params: { problem: 'no_date' } })
  .meta(field('date'))
const timeField = z
  .string()
  .refine(isEmptyOr(/^\d{2}:\d{2}$/), { params: { problem: 'no_time' } })
  .meta(field('time'))

const base = z.object({
  rule: ruleSchema,
  /** Empty: at once, as far as that can be. */
  startsOn: dayField,
  startsTime: timeField,
  endsOn: dayField,
  endsTime: timeField,
  budgetPoints: z.number().int().min(1).max(mostBudget).nullable().meta(field('points')),
  isAnnounced: z.boolean().meta(field('switch')),
  /** Left out: for everybody. */
  audience: audienceSchema.optional(),
})

export type CampaignForm = z.infer<typeof base>
type FieldName = keyof CampaignForm | 'rule.title'

/** What a form is held to. */
export interface FormCase {
  now: Date
  timeZone: string
  /** Where it has begun: that stays. */
  begunAt: Date | null
}

export interface CampaignWindow {
  startsAt: Date
  endsAt: Date
}

export const campaignFormSchema = (known: FormCase) =>
  base.superRefine((form, context) => {
    const window = readWindow(form, known)
    const problems = [
      ...(form.rule.title ? [] : [{ at: 'rule.title', problem: 'missing' }]),
      // Which of a member's orders is for the program's rules to ask.
      ...('orders' in form.rule && form.rule.orders
        ? [{ at: 'rule.orders.which', problem: 'wrong' }]
        : []),
      ...(campaignKinds.includes(form.rule.kind) ? [] : [{ at: 'rule.kind', problem: 'wrong' }]),
      ...('problem' in window ? [window] : []),
    ]
    for (const { at, problem } of problems)
      context.addIssue({ code: 'custom', path: at.split('.'), params: { problem } })
  })

interface Problem {
  at: FieldName
  problem: string
}

/** Where clocks leave out a time it is an hour later; what they strike twice is the first. */
export function readWindow(form: CampaignForm, known: FormCase): CampaignWindow | Problem {
  const startsAt = readStart(form, known)
  if (!startsAt) return { at: 'startsOn', problem: 'no_date' }
  const earliest = known.now.getTime() + leadMs
  if (!known.begunAt && startsAt.getTime() < earliest)
    return { at: 'startsOn', problem: 'in_the_past' }
  if (form.endsOn === '') return { at: 'endsOn', problem: 'missing' }
  const endsAt = readEnd(form, known)
  if (!endsAt) return { at: 'endsOn', problem: 'no_date' }
  if (endsAt <= startsAt) return { at: 'endsOn', problem: 'ends_before_start' }
  if (endsAt.getTime() < earliest) return { at: 'endsOn', problem: 'in_the_past' }
  if (startsAt > addDays(known.now, mostAheadDays)) return { at: 'startsOn', problem: 'too_far' }
  const longest = addDays(new Date(Math.max(startsAt.getTime(), earliest)), mostAheadDays)
  return endsAt > longest ? { at: 'endsOn', problem: 'too_far' } : { startsAt, endsAt }
}

function readStart({ startsOn, startsTime }: CampaignForm, known: FormCase): Date | null {
  const { now, timeZone, begunAt } = known
  if (begunAt) return begunAt
  if (startsOn === '') return new Date(now.getTime() + leadMs)
  if (startsTime === '') return startOfDate(startsOn, timeZone)
  return momentOf(startsOn, startsTime, timeZone)
}

/** A day without a time is in it as a whole. */
function readEnd({ endsOn, endsTime }: CampaignForm, { timeZone }: FormCase): Date | null {
  if (endsTime !== '') return momentOf(endsOn, endsTime, timeZone)
  const day = startOfDate(endsOn, timeZone)
  return day && startOfDay(new Date(addDays(day, 1).getTime() + 12 * 3_600_000), timeZone)
}

/** A new one: until the end of the day after tomorrow. */
export function freshForm(rule: Rule, { now, timeZone }: Pick<FormCase, 'now' | 'timeZone'>) {
  return {
    rule,
    startsOn: '',
    startsTime: '',
    endsOn: dateOf(addDays(now, 2), timeZone),
    endsTime: '',
    budgetPoints: null,
    isAnnounced: true,
  } satisfies CampaignForm
}

/** As it would be typed. */
export function formOf(edition: Edition, timeZone: string): CampaignForm {
  const { rule, startsAt, endsAt, budgetPoints, isAnnounced, audience } = edition
  const isWholeDay = startOfDay(endsAt, timeZone).getTime() === endsAt.getTime()
  const startTime = timeOf(startsAt, timeZone)
  return {
    rule: { ...rule, id: 'campaign' },
    startsOn: dateOf(startsAt, timeZone),
    startsTime: startTime === '00:00' ? '' : startTime,
    endsOn: dateOf(isWholeDay ? new Date(endsAt.getTime() - 1) : endsAt, timeZone),
    endsTime: isWholeDay ? '' : timeOf(endsAt, timeZone),
    budgetPoints,
    isAnnounced,
    ...(audience ? { audience } : {}),
  }
}
