// Points for money at a rate, as much as the member chooses.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, clashes, discountConditions, moneyField, pointsField } from '../fields.ts'
import { refuseClashes } from '../refuse-clashes.ts'

const anyAmountFields = z.object({
  kind: z.literal('any_amount').meta(field('hidden')),
  ...base,
  // `points` are the step: so many, and their multiples, can be chosen.
  amountMinor: moneyField(1).meta(field('money')),
  minimumPoints: pointsField.meta(field('points')),
  maximumPoints: pointsField.nullable().default(null).meta(field('points')),
  /** The largest share of the order that it may take off; null: all of it. */
  maximumShare: z.number().int().min(1).max(100).nullable().default(null).meta(field('percent')),
  ...discountConditions,
})

export type AnyAmount = z.infer<typeof anyAmountFields>

const largestMinor = 1_000_000_000

function findClashes(reward: AnyAmount) {
  const { points, minimumPoints, maximumPoints, amountMinor } = reward
  const found = clashes(reward)
  if (minimumPoints % points !== 0) found.push({ path: ['minimumPoints'], problem: 'no_step' })
  if (maximumPoints === null) return found
  if (maximumPoints % points !== 0) found.push({ path: ['maximumPoints'], problem: 'no_step' })
  if (maximumPoints < minimumPoints) {
    found.push({ path: ['maximumPoints'], problem: `at_least:${minimumPoints}` })
  }
  if ((maximumPoints / points) * amountMinor > largestMinor) {
    found.push({ path: ['maximumPoints'], problem: 'too_much_money' })
  }
  return found
}

export const anyAmountSchema = anyAmountFields.superRefine(refuseClashes(findClashes))
