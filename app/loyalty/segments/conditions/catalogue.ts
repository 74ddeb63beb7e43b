// The conditions there are. A new one is a folder beside this file and a line here and in
// match-condition.server.ts.
import { z } from 'zod'
import { age } from './age/age.ts'
import { birthMonth } from './birth-month/birth-month.ts'
import type { ConditionKind } from './condition.ts'
import { country } from './country/country.ts'
import { gender } from './gender/gender.ts'
import { language } from './language/language.ts'
import { lastOrder } from './last-order/last-order.ts'
import { orders } from './orders/orders.ts'
import { points } from './points/points.ts'
import { products } from './products/products.ts'
import { spent } from './spent/spent.ts'
import { tags } from './tags/tags.ts'
import { tier } from './tier/tier.ts'

const kinds = [
  spent,
  orders,
  lastOrder,
  products,
  tier,
  tags,
  points,
  birthMonth,
  age,
  gender,
  language,
  country,
] as const

type Settings<One> = One extends ConditionKind<infer Of> ? Of : never

export type Condition = Settings<(typeof kinds)[number]>
export type ConditionName = Condition['kind']

export const conditionNames: ConditionName[] = kinds.map(({ name }) => name)

type Members = Parameters<typeof z.discriminatedUnion<[z.ZodObject], 'kind'>>[1]
export const conditionSchema = z.discriminatedUnion(
  'kind',
  kinds.map(({ schema }) => schema) as unknown as Members,
) as unknown as z.ZodType<Condition>

const byName = new Map(
  kinds.map((kind) => [kind.name, kind as unknown as ConditionKind<Condition>] as const),
)

export function conditionKind(name: ConditionName): ConditionKind<Condition> {
  const kind = byName.get(name)
  if (!kind) throw new Error(`No condition is called ${name}`)
  return kind
}

export const freshCondition = (kind: ConditionName): Condition =>
  ({ kind, ...conditionKind(kind).fresh }) as Condition
