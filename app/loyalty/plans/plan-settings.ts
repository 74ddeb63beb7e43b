// A paid membership: what of the shop's goods it is sold as, for a year or for ever, and how its
// holders are known to the shop. What they get for it is said by rules and rewards, which may be
// for paid members alone.
import { z } from 'zod'
import { field, pickedSchema } from '../kernel/settings-fields.ts'

const mostPicked = 100
const isOn = { isOn: true }
const products = z.array(pickedSchema).max(mostPicked).default([]).meta(field('products', isOn))
const text = z.string().trim().max(40).default('').meta(field('text', isOn))

const fields = z.object({
  isOn: z.boolean().default(false).meta(field('switch')),
  /** What shoppers know it by; empty: as the language calls a paid membership. */
  name: text,
  /** Each unit of one of these is a year of it; of the others, all there is. */
  yearly: products,
  forever: products,
  /** A page of the shop where it is sold; empty: shoppers are told of none. */
  url: z
    .string()
    .trim()
    .max(300)
    .regex(/^(|\/(?!\/)\S*|https:\/\/\S+)$/)
    .default('')
    .meta(field('text', isOn)),
  /** A tag that the vendor's record of a holder carries; empty: none. */
  customerTag: text,
})

export type Plan = z.infer<typeof fields>

export const noPlan: Plan = fields.parse({})

const planSchema = fields.superRefine(({ isOn, yearly, forever }, context) => {
  if (!isOn) return
  const issue = (path: string, problem: string) =>
    context.addIssue({ code: 'custom', path: [path], message: problem, params: { problem } })
  // Off, it may wait for its product: so a template begins.
  if (yearly.length + forever.length === 0) issue('yearly', 'plan_no_product')
  // For a year and for ever cannot both be true of one thing.
  const isYearly = ({ id }: { id: string }) => yearly.some((one) => one.id === id)
  if (forever.some(isYearly)) issue('forever', 'product_twice')
})

export const planSettings = { plan: planSchema.default(noPlan) }
