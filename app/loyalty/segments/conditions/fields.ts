// Fields that several conditions have in common, with their limits.
import { z } from 'zod'
import { field, pickedSchema } from '../../kernel/settings-fields.ts'

const largestMinor = 1_000_000_000
const mostCounted = 1_000_000
const mostPoints = 1_000_000_000
const mostDays = 3650
const mostNamed = 50
const mostPicked = 100

export const moneyField = z
  .number()
  .int()
  .min(0)
  .max(largestMinor)
  .nullable()
  .default(null)
  .meta(field('money'))

export const countField = z
  .number()
  .int()
  .min(0)
  .max(mostCounted)
  .nullable()
  .default(null)
  .meta(field('count'))

export const pointsField = z
  .number()
  .int()
  .min(0)
  .max(mostPoints)
  .nullable()
  .default(null)
  .meta(field('points'))

export const daysAsked = z.number().int().min(1).max(mostDays).meta(field('days'))

/** Of the last so many days; null: ever. */
export const daysField = daysAsked.nullable().default(null).meta(field('days'))

export const namesField = z.array(z.string().trim().min(1).max(255)).min(1).max(mostNamed)

export const pickedField = z.array(pickedSchema).min(1).max(mostPicked)

interface Range {
  from: number | null
  to: number | null
}

/** A range says something, and is the right way round. */
export function checkRange({ from, to }: Range, context: z.RefinementCtx): void {
  const refuse = (path: string, problem: string) =>
    context.addIssue({ code: 'custom', path: [path], params: { problem } })
  if (from === null && to === null) refuse('from', 'range_empty')
  if (from !== null && to !== null && to < from) refuse('to', 'range_reversed')
}
