// More points than other rules give by themselves: twice, three times.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { conditions, name } from '../fields.ts'

const leastBps = 10_001
const mostBps = 1_000_000

function isFactor(bps: number): boolean {
  return Number.isInteger(bps) && bps >= leastBps && bps <= mostBps
}

export const multiplySchema = z.object({
  kind: z.literal('multiply').meta(field('hidden')),
  ...name,
  /** In ten thousandths: 15,000 is one and a half. */
  multiplierBps: z
    .number()
    .refine(isFactor, { params: { problem: 'no_factor' } })
    .meta(field('factor')),
  ...conditions,
})

export type MultiplyRule = z.infer<typeof multiplySchema>
