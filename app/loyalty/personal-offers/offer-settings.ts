// What a shop offers its members on what they buy often: what often is, what is given, to whom, and
// how much of it a month. What was offered keeps the terms it was offered with. Pure.
import { z } from 'zod'
import { audienceSchema } from '../kernel/audience/audience.ts'
import { field, pickedSchema } from '../kernel/settings-fields.ts'

const largestMinor = 1_000_000_000

const days = (least: number, most: number) =>
  z.number().int().min(least).max(most).meta(field('days'))
const count = (least: number, most: number) =>
  z.number().int().min(least).max(most).meta(field('count'))

const shape = z.object({
  isOn: z.boolean().meta(field('switch')),
  /** Orders with the product, within so many days. */
  leastOrders: count(2, 50),
  withinDays: days(7, 730),
  excluded: z.array(pickedSchema).max(100).meta(field('products')),
  off: z.enum(['percent', 'amount']).meta(field('choice')),
  percent: z
    .number()
    .int()
    .min(1)
    .max(100)
    .meta(field('percent', { off: 'percent' })),
  /** Off each piece. */
  amountMinor: z
    .number()
    .int()
    .min(1)
    .max(largestMinor)
    .meta(field('money', { off: 'amount' })),
  mostPieces: count(1, 10),
  /** 0: a present. */
  points: z.number().int().min(0).max(1_000_000).meta(field('points')),
  openDays: days(1, 90),
  /** Of the code, once it is taken. */
  validDays: days(1, 365),
  everyDays: days(1, 365),
  audience: audienceSchema.optional(),
  /** In a month of the shop's clock. */
  ceiling: z.enum(['none', 'offers', 'money']).meta(field('choice')),
  mostOffers: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .meta(field('count', { ceiling: 'offers' })),
  mostMinor: z
    .number()
    .int()
    .min(1)
    .max(largestMinor)
    .meta(field('money', { ceiling: 'money' })),
})

/** A member has one at a time, so the next cannot come before the last is over. */
export const offerSettingsSchema = shape.superRefine(({ openDays, everyDays }, context) => {
  if (everyDays >= openDays) return
  const params = { problem: `at_least:${openDays}` }
  context.addIssue({ code: 'custom', path: ['everyDays'], params })
})

export type OfferSettings = z.infer<typeof offerSettingsSchema>

/** @param unitMinor about what one dollar is. */
export const freshOfferSettings = (unitMinor: number): OfferSettings => ({
  isOn: false,
  leastOrders: 3,
  withinDays: 180,
  excluded: [],
  off: 'percent',
  percent: 10,
  amountMinor: 2 * unitMinor,
  mostPieces: 1,
  points: 0,
  openDays: 14,
  validDays: 30,
  everyDays: 30,
  ceiling: 'none',
  mostOffers: 100,
  mostMinor: 100 * unitMinor,
})
