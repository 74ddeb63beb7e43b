// The rules there are. A new one is a folder beside this file and a line here.
import { z } from 'zod'
import { order } from './order/evaluate.ts'
import type { RuleKind } from './rule-kind.ts'
import { signup } from './signup/settings.ts'
import { spend } from './spend/evaluate.ts'

const kinds = [spend, order, signup] as const

type Settings<One> = One extends RuleKind<infer Of> ? Of : never

export type Rule = Settings<(typeof kinds)[number]>
export type RuleName = Rule['kind']

// A discriminated union wants its members as a tuple of objects; that is what the list above is.
type Members = Parameters<typeof z.discriminatedUnion<[z.ZodObject], 'kind'>>[1]
export const ruleSchema = z.discriminatedUnion(
  'kind',
  kinds.map((kind) => kind.schema) as unknown as Members,
) as unknown as z.ZodType<Rule>

const byName = new Map<string, RuleKind<Rule>>(
  kinds.map((kind) => [kind.name, kind as unknown as RuleKind<Rule>]),
)

export function ruleKind(name: RuleName): RuleKind<Rule> {
  const kind = byName.get(name)
  if (!kind) throw new Error(`No rule is called ${name}`)
  return kind
}
