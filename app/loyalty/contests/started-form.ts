// What of a contest can still be changed once it has begun. Pure.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

export const startedSchema = z.object({
  title: z.string().trim().min(1).max(80).meta(field('text')),
  /** The next month follows by itself. */
  repeats: z.boolean().meta(field('switch')),
})

export type StartedForm = z.infer<typeof startedSchema>
