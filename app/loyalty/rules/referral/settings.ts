// Points for a friend who came by a member's link or code, for both of them, once the friend's
// first order has held.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, moneyField } from '../fields.ts'

export const referralSchema = z.object({
  kind: z.literal('referral').meta(field('hidden')),
  /** Its points are for the member who sent the friend. */
  ...base,
  friendPoints: z.number().int().min(0).max(1_000_000).meta(field('points')),
  /** Of the friend's first order, as it was placed. */
  minimumMinor: moneyField(0),
  /** Days from that order until nothing of it may be called off any more. */
  holdDays: z.number().int().min(1).max(90).meta(field('days')),
  /** Friends of one member in a month of the shop's; null: any number. */
  monthMaximum: z.number().int().min(1).max(1000).nullable().meta(field('count')),
  /** Friends of one member within seven days; with more, somebody has to look at them. */
  weekMaximum: z.number().int().min(1).max(100).meta(field('count')),
})

export type ReferralRule = z.infer<typeof referralSchema>
