// Members are told ahead of what is to their disadvantage: from which day on it may begin. Whole
// days by the shop's calendar: what is published on the first with thirty days of notice begins on
// the thirty-first at any time. Pure.
import { z } from 'zod'
import { dateOf, endOfDayAfterDays } from '../../kernel/time.ts'
import type { Change } from '../compare-versions.ts'
import type { ProgramSettings } from '../settings.ts'
import { adverseChanges } from './adverse-changes.ts'

/** None at all is said version by version, with how members were told instead. */
const leastNoticeDays = 1
const mostNoticeDays = 365

/** What the shop has decided, and whether anybody can see its program. */
export interface NoticeRules {
  days: number
  /** The storefront tells what is new by itself. */
  tellsNews: boolean
  /** Before it can be seen, and once it cannot any more, nobody has to be told. */
  isSeen: boolean
}

export interface Notice {
  /** What takes something from members, or may. */
  adverse: Change[]
  /** The first day on which it may begin, such as "2026-03-31". */
  earliest: string
}

interface Moment {
  now: Date
  timeZone: string
}

/** @returns null where nothing has to be announced. */
export function noticeOf(
  { before, after }: { before: ProgramSettings | null; after: ProgramSettings },
  { days, isSeen }: NoticeRules,
  { now, timeZone }: Moment,
): Notice | null {
  const adverse = before && isSeen ? adverseChanges(before, after) : []
  if (adverse.length === 0) return null
  return { adverse, earliest: dateOf(endOfDayAfterDays(now, days, timeZone), timeZone) }
}

/** Whether what begins then was announced long enough ahead. @param date such as "2026-03-31". */
export const isInTime = (date: string, { earliest }: Notice): boolean => date >= earliest

const daysSchema = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.number().min(leastNoticeDays).max(mostNoticeDays))

/** @param text as typed. @returns null where it is no number of days that may be chosen. */
export const readNoticeDays = (text: string): number | null =>
  daysSchema.safeParse(text).data ?? null

export const mostTold = 300
const toldSchema = z.string().trim().min(1).max(mostTold)

/** How members were told, as the merchant says it. @returns null where nothing was said. */
export const readTold = (text: unknown): string | null => toldSchema.safeParse(text).data ?? null
