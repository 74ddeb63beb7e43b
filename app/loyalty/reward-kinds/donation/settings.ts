// Points for a good cause of the merchant's list: in steps, each worth what the merchant says. The
// cause is no setting; the member chooses it.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, limits, moneyField, places, pointsField } from '../fields.ts'
import { refuseClashes } from '../refuse-clashes.ts'

const donationFields = z.object({
  kind: z.literal('donation').meta(field('hidden')),
  ...base,
  /** Its name says the cause that was chosen. */
  title: z
    .string()
    .max(60)
    .default('')
    .transform(() => '')
    .meta(field('hidden')),
  // `points` are the step: so many, and their multiples, can be given.
  amountMinor: moneyField(1).meta(field('money')),
  maximumPoints: pointsField.nullable().default(null).meta(field('points')),
  minimumMinor: moneyField(0).default(0).meta(field('hidden')),
  validDays: z.null().default(null).meta(field('hidden')),
  ...places,
  ...limits,
})

export type Donation = z.infer<typeof donationFields>

const largestMinor = 1_000_000_000
/** Points that can be given at once, where there is no other limit. */
const mostPoints = 1_000_000

function findClashes({ points, maximumPoints, amountMinor }: Donation) {
  const most = maximumPoints ?? mostPoints
  const found: { path: PropertyKey[]; problem: string }[] = []
  if (maximumPoints !== null && maximumPoints % points !== 0)
    found.push({ path: ['maximumPoints'], problem: 'no_step' })
  if ((most / points) * amountMinor > largestMinor)
    found.push({ path: ['amountMinor'], problem: 'too_much_money' })
  return found
}

export const donationSchema = donationFields.superRefine(refuseClashes(findClashes))
