// What a kind of rule is: its settings, and what it makes of an order. Everything that tells one
// kind from another is in its own folder.
import type { z } from 'zod'
import type { Rounding, RuleBecause } from '../kernel/because.ts'
import type { Remaining } from './remaining.ts'

export interface RuleKind<Settings extends { kind: string }> {
  name: Settings['kind']
  schema: z.ZodObject & z.ZodType<Settings>
  /** Pure; absent where the rule is not about orders. */
  evaluate?(rule: Settings, order: Remaining, rounding: Rounding): RuleBecause
}
