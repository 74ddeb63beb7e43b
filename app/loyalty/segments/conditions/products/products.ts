// What a member bought and did not send back, by the products that their orders name.
import { z } from 'zod'
import { field } from '../../../kernel/settings-fields.ts'
import { type ConditionKind, within } from '../condition.ts'
import { daysField, pickedField } from '../fields.ts'

const schema = z.object({
  kind: z.literal('products'),
  has: z.enum(['bought', 'not_bought']).meta(field('choice')),
  products: pickedField.meta(field('products')),
  days: daysField,
})

export type Products = z.infer<typeof schema>

export const products: ConditionKind<Products> = {
  name: 'products',
  schema,
  fresh: { has: 'bought', products: [], days: null },
  isMet(condition, facts, at) {
    const wanted = new Set(condition.products.map(({ id }) => id))
    const hasBought = within(facts.orders, condition.days, at).some(({ productIds }) =>
      productIds.some((id) => wanted.has(id)),
    )
    return hasBought === (condition.has === 'bought')
  },
}
