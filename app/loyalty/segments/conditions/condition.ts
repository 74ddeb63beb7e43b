// What a condition of a segment is: its settings, from which its form follows, and, where it can
// be told of somebody as they were when an order was placed, whether they met it then. What it asks
// of everybody at once stands beside it, in SQL. Pure.
import type { z } from 'zod'

/** An order that was paid for, as it was known at the moment that is looked at. */
export interface CountedOrder {
  /** When it was placed, in milliseconds. */
  at: number
  /** What is left of its goods, in minor units. */
  spentMinor: number
  /** Of what is left. */
  productIds: string[]
}

/** What is known of a member at a moment. */
export interface MemberFacts {
  /** Those placed before. */
  orders: CountedOrder[]
  /** Id of the tier they held; null: none. */
  tier: string | null
  /** Of the tags that segments name, in small letters. */
  tags: string[]
}

export interface ConditionKind<Settings extends { kind: string }> {
  name: Settings['kind']
  schema: z.ZodType<Settings>
  /** A new one, as the form begins with it. */
  fresh: Omit<Settings, 'kind'>
  /**
   * Left out where nobody knows what it was when an order was placed: such a segment is for lists
   * and rewards. @param at in milliseconds.
   */
  isMet?(condition: Settings, facts: MemberFacts, at: number): boolean
  /** Customers' tags that it names: they have to be watched. */
  tagsOf?(condition: Settings): string[]
  /** Where who meets it changes by the calendar alone: with the month, or as they get older. */
  turnsWith?(condition: Settings): 'month' | 'age' | null
}

export const dayMs = 86_400_000

/** Those of the last days; null: all. */
export const within = (orders: CountedOrder[], days: number | null, at: number): CountedOrder[] =>
  days === null ? orders : orders.filter((order) => order.at > at - days * dayMs)

interface Range {
  from: number | null
  to: number | null
}

export const isBetween = (value: number, { from, to }: Range): boolean =>
  (from === null || value >= from) && (to === null || value <= to)
