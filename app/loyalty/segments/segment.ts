// A segment: members by conditions, all of which or any of which they meet. What was said of it is
// kept edition by edition, and selected by when an order was placed. Pure.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'
import {
  type ConditionName,
  conditionKind,
  conditionNames,
  conditionSchema,
} from './conditions/catalogue.ts'
import type { MemberFacts } from './conditions/condition.ts'

/** Of a shop, those that were removed left out. */
export const mostSegments = 100
export const mostConditions = 10

export const segmentSchema = z.object({
  name: z.string().trim().min(1).max(60).meta(field('text')),
  match: z.enum(['all', 'any']).meta(field('choice')),
  conditions: z
    .array(conditionSchema)
    .max(mostConditions)
    // Nobody means everybody by saying nothing.
    .refine((conditions) => conditions.length > 0, { params: { problem: 'no_condition' } }),
})

export type SegmentForm = z.infer<typeof segmentSchema>

export const freshSegment: SegmentForm = { name: '', match: 'all', conditions: [] }

/** With its id. */
export interface SaidSegment extends SegmentForm {
  segment: number
}

/** What is said of a segment, from a moment on. Never altered: a change is the next edition. */
export interface SegmentEdition extends SaidSegment {
  /** Counts from 1 in a shop, over all segments. */
  number: number
  /** Orders placed from then on go by it. */
  effectiveFrom: Date
  /** Of the segment: it is no longer offered. */
  isRemoved: boolean
}

/** Long enough for every process to know of a change before the first order that it values. */
export const leadMs = 60_000

/** What was said last of each segment, be it that it has yet to take effect. */
export function newestOfEach(editions: SegmentEdition[]): SegmentEdition[] {
  const newest = new Map<number, SegmentEdition>()
  for (const one of editions) {
    const before = newest.get(one.segment)
    if (!before || before.number < one.number) newest.set(one.segment, one)
  }
  return [...newest.values()].sort((one, other) => one.segment - other.segment)
}

/** What is said of a segment for orders placed at `at`; the first it was, before that. */
export function editionAt(
  editions: SegmentEdition[],
  segment: number,
  at: Date,
): SegmentEdition | null {
  const own = editions.filter((one) => one.segment === segment)
  const told = own.filter(({ effectiveFrom }) => effectiveFrom <= at)
  const numbers = (told.length > 0 ? told : own).map(({ number }) => number)
  const wanted = told.length > 0 ? Math.max(...numbers) : Math.min(...numbers)
  return own.find(({ number }) => number === wanted) ?? null
}

/** Conditions of which nobody knows whether they were met when an order was placed. */
export const ofTodayAlone: ConditionName[] = conditionNames.filter(
  (name) => conditionKind(name).isMet === undefined,
)

/** Whether orders can be valued by it. */
export const isForOrders = ({ conditions }: Pick<SegmentForm, 'conditions'>): boolean =>
  conditions.every(({ kind }) => !ofTodayAlone.includes(kind))

/** @param at in milliseconds. */
export function isIn(
  { match, conditions }: Pick<SegmentForm, 'match' | 'conditions'>,
  facts: MemberFacts,
  at: number,
): boolean {
  const isMet = (one: SegmentForm['conditions'][number]) =>
    conditionKind(one.kind).isMet?.(one, facts, at) ?? false
  return match === 'all' ? conditions.every(isMet) : conditions.some(isMet)
}

/** Of customers: those that have to be watched. */
export const tagsNamed = ({ conditions }: Pick<SegmentForm, 'conditions'>): string[] =>
  conditions.flatMap((one) => conditionKind(one.kind).tagsOf?.(one) ?? [])

/** With what of the calendar whoever is in changes. */
export const turns = ({ conditions }: Pick<SegmentForm, 'conditions'>): ('month' | 'age')[] =>
  conditions.flatMap((one) => conditionKind(one.kind).turnsWith?.(one) ?? [])

/** How many of the last days it looks at; whoever is in changes as they go by. */
export const daysAsked = ({ conditions }: Pick<SegmentForm, 'conditions'>): number[] =>
  conditions.flatMap((one) => ('days' in one && one.days !== null ? [one.days] : []))
