// Which members a list shows, as a link can hold it: every filter is one word of the address, and
// what an address says wrongly is left out rather than refused.
import { z } from 'zod'
import { calendarDaySchema } from './calendar-day.ts'

export const memberSorts = ['newest', 'oldest', 'richest', 'poorest'] as const
export type MemberSort = (typeof memberSorts)[number]

export const readSort = (text: string | null): MemberSort =>
  memberSorts.find((sort) => sort === text) ?? 'newest'

/** What a member can be, besides having joined. */
export const memberStatuses = [
  'member',
  'not_joined',
  'left',
  'paused',
  'excluded',
  'test',
  'merged',
  'forgotten',
] as const
export type MemberStatus = (typeof memberStatuses)[number]

export const filteredPointsMax = 1_000_000_000
export const filteredDaysMax = 3650

const points = z.coerce.number().int().min(0).max(filteredPointsMax)
const days = z.coerce.number().int().min(1).max(filteredDaysMax)
/** A day of the shop's calendar. */
const day = calendarDaySchema

/** Names are those of the address. All bounds are inclusive. */
const fields = {
  availableMin: points,
  availableMax: points,
  pendingMin: points,
  pendingMax: points,
  joinedFrom: day,
  joinedTo: day,
  activeFrom: day,
  activeTo: day,
  expiringDays: days,
  status: z.enum(memberStatuses),
  codes: z.enum(['unused', 'none']),
  /** Its id. */
  segment: z.coerce.number().int().min(1).max(999_999_999),
  /** Id of the one that is held. */
  tier: z.string().regex(/^[a-z0-9_-]{1,60}$/),
}

export const memberFilterSchema = z.object(fields).partial()

export type MemberFilter = z.infer<typeof memberFilterSchema>
export type MemberFilterName = keyof MemberFilter

export const memberFilterNames = Object.keys(fields) as MemberFilterName[]

export function readFilter(address: URLSearchParams): MemberFilter {
  const read = memberFilterNames.flatMap((name) => {
    const text = address.get(name)
    const value = text ? fields[name].safeParse(text) : null
    return value?.success ? [[name, value.data]] : []
  })
  return Object.fromEntries(read)
}

/** The words of an address for a filter, in one order, so that one list has one address. */
export function writeFilter(filter: MemberFilter): [MemberFilterName, string][] {
  return memberFilterNames.flatMap((name): [MemberFilterName, string][] =>
    filter[name] === undefined ? [] : [[name, String(filter[name])]],
  )
}

export const hasFilter = (filter: MemberFilter): boolean => writeFilter(filter).length > 0
