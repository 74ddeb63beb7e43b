// Points for coming back, given to whoever has not ordered for a while.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

export const winbackSchema = z.object({
  kind: z.literal('winback').meta(field('hidden')),
  ...base,
  /** Since the last order. */
  lapseDays: z.number().int().min(30).max(730).meta(field('days')),
  /** Days that its points can be spent, whatever other points can. */
  spendDays: z.number().int().min(3).max(365).meta(field('days')),
})

export type WinbackRule = z.infer<typeof winbackSchema>
