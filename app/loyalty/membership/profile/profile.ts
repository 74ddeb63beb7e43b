// The little that members tell of themselves: a birthday, once and then rarely another, so that
// nobody has two in a year; and a gender. Both can be left out, and taken away at any time. Pure.
import { z } from 'zod'
import { genders } from '../../kernel/audience/genders.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { addDays, dateOf } from '../../kernel/time.ts'
import type { Asking } from '../../program/asking.ts'

const birthdaySchema = z
  .strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    year: z.number().int().min(1900).max(2200).nullable().default(null),
  })
  // A leap year where none is told, so that 29 February is a day.
  .refine(({ month, day, year }) => day <= daysIn(year ?? 2000, month))

/** What is told: null takes it away. */
export const profileSchema = z.strictObject({
  birthday: birthdaySchema.nullable(),
  gender: z.enum(genders).nullable().default(null),
})

export type Birthday = z.infer<typeof birthdaySchema>
export type ToldProfile = z.infer<typeof profileSchema>

export interface Profile extends ToldProfile {
  /** When the birthday was last told by the member, even where it was taken away since. */
  toldAt: Date | null
  /** When it last became another one, whoever said so. */
  changedAt: Date | null
}

/** With what it means. */
export interface ProfileView extends ToldProfile {
  /** Null where nothing is asked for now. */
  asks: { year: boolean; gender: boolean } | null
  /** When another birthday can be told; null: now. */
  changeableFrom: string | null
  /** A day such as "2027-03-14"; null: none that is known of. */
  nextGift: string | null
}

/** As the merchant sees it. */
export interface About extends ProfileView {
  /** When the member told the birthday; null where they did not. */
  toldAt: string | null
  /** The last, which can be undone. */
  correction: { at: string; by: string } | null
}

export const nothingTold: Profile = { birthday: null, gender: null, toldAt: null, changedAt: null }

/** Days until another birthday can be told. */
const daysBetweenBirthdays = 365

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

interface Telling {
  asking: Asking
  now: Date
  timeZone: string
}

/** By the member. Refuses birthday_changed_lately, birthday_ahead. */
export function tellProfile(
  before: Profile,
  told: ToldProfile,
  { asking, now, timeZone }: Telling,
): Result<Profile> {
  // What is not asked for any more is kept as it was told, unless all of it is taken away.
  const year = asking.asksYear ? told.birthday?.year : before.birthday?.year
  const birthday = told.birthday && { ...told.birthday, year: year ?? null }
  const gender = asking.asksGender ? told.gender : birthday && before.gender
  if (birthday && isAhead(birthday, dateOf(now, timeZone))) return refuse('birthday_ahead')
  const next = { ...before, birthday, gender }
  if (!birthday) return accept({ ...next, changedAt: before.birthday ? now : before.changedAt })
  if (before.birthday && isSame(before.birthday, birthday)) return accept(next)
  const from = changeableFrom(before)
  if (from && from > now)
    return refuse('birthday_changed_lately', { until: dateOf(from, timeZone) })
  return accept({ ...next, toldAt: now, changedAt: now })
}

/** By the merchant, who may always; whether it counts this year is not made worse by it. */
export function correctProfile(before: Profile, told: ToldProfile, now: Date): Profile {
  const isKept = before.birthday && told.birthday && isSame(before.birthday, told.birthday)
  const isNone = !before.birthday && !told.birthday
  return { ...before, ...told, changedAt: isKept || isNone ? before.changedAt : now }
}

/** When another birthday can be told; null: none was. */
export const changeableFrom = ({ toldAt }: Pick<Profile, 'toldAt'>): Date | null =>
  toldAt && addDays(toldAt, daysBetweenBirthdays)

/** A year that is added makes it no other birthday. */
const isSame = (one: Birthday, other: Birthday): boolean =>
  one.month === other.month &&
  one.day === other.day &&
  (one.year === null || one.year === other.year)

/** Somebody who is not born yet. */
function isAhead({ year, month, day }: Birthday, today: string): boolean {
  if (year === null) return false
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${year}-${pad(month)}-${pad(day)}` > today
}
