// Which of some tags a customer carries in the vendor's admin. They are kept from when a segment
// names them first.
import { z } from 'zod'
import { field } from '../../../kernel/settings-fields.ts'
import type { ConditionKind } from '../condition.ts'
import { namesField } from '../fields.ts'

const schema = z.object({
  kind: z.literal('tags'),
  has: z.enum(['any', 'none']).meta(field('choice')),
  tags: namesField.meta(field('tags')),
})

export type Tags = z.infer<typeof schema>

export const namesOf = ({ tags }: Pick<Tags, 'tags'>): string[] =>
  tags.map((tag) => tag.toLowerCase())

export const tags: ConditionKind<Tags> = {
  name: 'tags',
  schema,
  fresh: { has: 'any', tags: [] },
  isMet(condition, facts) {
    const carried = new Set(facts.tags)
    const hasAny = namesOf(condition).some((tag) => carried.has(tag))
    return hasAny === (condition.has === 'any')
  },
  tagsOf: namesOf,
}
