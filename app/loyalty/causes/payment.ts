// A payment to a cause as a merchant types it. Pure.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

const largestMinor = 1_000_000_000

/** @param today the day of the shop's clock: nothing was paid later than that. */
export const paymentSchema = (today: string) =>
  z.object({
    amountMinor: z.number().int().min(1).max(largestMinor).meta(field('money')),
    paidOn: z
      .string()
      .refine((day) => z.iso.date().safeParse(day).success, { params: { problem: 'no_date' } })
      .refine((day) => day <= today && day >= '2000-01-01', { params: { problem: 'not_yet' } })
      .meta(field('date')),
    note: z.string().trim().max(200).default('').meta(field('text')),
  })

export interface Payment {
  id: string
  amountMinor: number
  /** "2026-11-29" */
  paidOn: string
  note: string
  isUndone: boolean
}
