// What a kind of rule is: its settings, what it makes of an order or of a joining, and how both are
// said. Everything that tells one kind from another is in its own folder.
import type { z } from 'zod'
import type { Rounding, RuleObstacle } from '../kernel/because.ts'
import type { Remaining } from './remaining.ts'

/** A value of a phrase, to be written in the reader's language. */
export type Figure =
  | { points: number }
  | { money: number; style?: 'exact' | 'short' }
  /** A text of the language files, by its key. */
  | { text: string }

export interface Phrase {
  /** In the language files, below what is being said: `way.<key>`, `rule.<key>`. */
  key: string
  figures: Record<string, Figure>
}

/** How a rule came to its number; kept with the order. Each kind adds what it computed with. */
export interface Applied<Name extends string = string> {
  rule: Name
  ruleId: string
  applied: true
  quantity: number
  /** What it would be but for the most that one order can earn. */
  unlimited?: number
}

export interface NotApplied<Name extends string = string> {
  rule: Name
  ruleId: string
  applied: false
  obstacle: RuleObstacle
  minimumMinor?: number
  placedMinor?: number
}

/** What a rule is to an order. Pure. */
interface OnOrder<Settings extends { kind: string }, Because> {
  evaluate(
    rule: Settings,
    order: Remaining,
    rounding: Rounding,
  ): Because | NotApplied<Settings['kind']>
  /** How it came to its number: `rule.<key>`. */
  explain(because: Because): Phrase
}

export interface RuleKind<
  Settings extends { kind: string },
  Because extends Applied<Settings['kind']> = never,
> {
  name: Settings['kind']
  schema: z.ZodObject & z.ZodType<Settings>
  /** Absent where it is not about orders. */
  onOrder?: OnOrder<Settings, Because>
  /** Points for becoming a member; absent where it is not about that. */
  onJoining?(rule: Settings): number
  /** To shoppers: `way.<key>`. A minimum is said behind it, as for all rules that have one. */
  wayOf(rule: Settings): Phrase
  /** What a page of the shop counts with, besides the points. */
  figuresOf(rule: Settings): WayFigures
}

export interface WayFigures {
  perMinor?: number
  minimumMinor?: number
}
