// Points for things: so many for each unit.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, conditions } from '../fields.ts'

export const unitsSchema = z.object({
  kind: z.literal('units').meta(field('hidden')),
  ...base,
  ...conditions,
})

export type UnitsRule = z.infer<typeof unitsSchema>
