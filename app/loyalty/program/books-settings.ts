// What a merchant decides about points once they are earned: how long they last, what becomes of a
// decrease that finds nothing, and of points spent on an order that is refunded.
import { z } from 'zod'
import type { ExpiryPolicy } from '../kernel/expiry.ts'
import { field } from '../kernel/settings-fields.ts'

const kinds = ['never', 'days', 'months', 'yearly', 'inactivity'] as const
const whole = (least: number, most: number) => z.number().int().min(least).max(most)

const expirySchema = z.object({
  kind: z.enum(kinds).meta(field('choice')),
  days: whole(1, 3650)
    .default(365)
    .meta(field('days', { kind: 'days' })),
  months: whole(1, 120)
    .default(12)
    .meta(field('months', { kind: ['months', 'inactivity'] })),
  month: whole(1, 12)
    .default(12)
    .meta(field('count', { kind: 'yearly' })),
  day: whole(1, 31)
    .default(31)
    .meta(field('count', { kind: 'yearly' })),
  graceDays: whole(0, 365)
    .default(0)
    .meta(field('days', { kind: 'yearly' })),
}) satisfies z.ZodType<ExpiryPolicy>

export const neverExpires = expirySchema.parse({ kind: 'never' })

export const booksSettings = {
  expiry: expirySchema.default(neverExpires),
  /** An end that was not announced thirty days ahead moves once by as many. */
  movesUnannounced: z.boolean().default(false).meta(field('switch')),
  /** What is missing when points have to be taken back: let go, or owed. */
  shortfall: z.enum(['clamp', 'debt']).default('clamp').meta(field('choice')),
  /** Points spent on an order come back when it is refunded. */
  returnSpent: z
    .enum(['proportion', 'full_refund', 'never'])
    .default('proportion')
    .meta(field('choice')),
}

export type Shortfall = z.infer<(typeof booksSettings)['shortfall']>
export type ReturnSpent = z.infer<(typeof booksSettings)['returnSpent']>

/** @param policy as it is typed: what is left out has its default. */
export const anExpiry = (policy: z.input<typeof expirySchema>): ExpiryPolicy =>
  expirySchema.parse(policy)

/** Settings as they were stored before there was more than one kind of expiry. */
export function withExpiry(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('expiryMonths' in stored)) return stored
  const { expiryMonths, ...rest } = stored
  const kind = typeof expiryMonths === 'number' ? 'months' : 'never'
  const expiry = kind === 'months' ? { kind, months: expiryMonths } : { kind }
  return { expiry, ...rest }
}
