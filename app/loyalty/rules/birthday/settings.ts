// Points on a member's birthday, of which the member tells the day.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

const asks = z.boolean().default(false).meta(field('switch'))

export const birthdaySchema = z.object({
  kind: z.literal('birthday').meta(field('hidden')),
  ...base,
  /** A birthday that is told later than so many days before it has nothing yet that year. */
  leadDays: z.number().int().min(0).max(180).default(14).meta(field('days')),
  /** Members may tell these as well, if they like. */
  asksYear: asks,
  asksGender: asks,
})

export type BirthdayRule = z.infer<typeof birthdaySchema>
