// Fields that several rules have in common. A form is drawn from them: `input` says how a value is
// typed, the limits are the schema's own. Whatever is new has a default, since published versions
// are for ever and older ones do not name it.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

const largestMinor = 1_000_000_000

export const pointsField = z.number().int().min(1).max(1_000_000).meta(field('points'))

export const moneyField = (least: 0 | 1) =>
  z.number().int().min(least).max(largestMinor).meta(field('money'))

/** What every rule has; the id stays for ever with what is booked by it. */
export const base = {
  id: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/)
    .meta(field('hidden')),
  isOn: z.boolean().meta(field('hidden')),
  points: pointsField,
}

/** Among rules of which only the first counts, the highest comes first. */
export const rank = {
  priority: z.number().int().min(0).max(100).optional().meta(field('count')),
}
