// What a shop means to give in a calendar month, in points or in money, and how much of that is
// used. Once it is, campaigns are stopped; who buys earns what the program promises. Pure.
import { z } from 'zod'
import { toMinor } from '../../kernel/money.ts'

const mostPoints = 1_000_000_000
const mostMinor = 2_000_000_000

/** From this share of it on it is said; whole at 1. */
export const nearShare = 0.8

export type BudgetState = 'within' | 'near' | 'reached'

export const budgetUnits = ['points', 'money'] as const
export type BudgetUnit = (typeof budgetUnits)[number]

/** Points, or minor units of the shop's currency. */
export interface Budget {
  unit: BudgetUnit
  amount: number
}

/** An amount of points, and the same in minor units; null: nobody stated what a point is worth. */
export interface Sum {
  points: number
  minor: number | null
}

/** Of one month so far. */
export interface BudgetUse {
  /** Null: the merchant has set none. */
  budget: Budget | null
  /** Given in this month, less what was taken back in it. */
  given: Sum
  /** What members hold in any form and may still spend. */
  outstanding: Sum
}

/** @returns the share used, 1 for all of it and more beyond; null where that cannot be said. */
export function shareUsed({ budget, given }: BudgetUse): number | null {
  if (!budget) return null
  const used = budget.unit === 'points' ? given.points : given.minor
  return used === null ? null : Math.max(0, used) / budget.amount
}

export function stateOf(use: BudgetUse): BudgetState {
  const share = shareUsed(use) ?? 0
  return share >= 1 ? 'reached' : share >= nearShare ? 'near' : 'within'
}

/** As a shop keeps it: at most one of the two. */
export interface KeptBudget {
  budgetPoints: number | null
  budgetMinor: number | null
}

export function budgetOf({ budgetPoints, budgetMinor }: KeptBudget): Budget | null {
  if (budgetPoints !== null) return { unit: 'points', amount: budgetPoints }
  return budgetMinor === null ? null : { unit: 'money', amount: budgetMinor }
}

const pointsSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(mostPoints))
const minorSchema = z.number().min(1).max(mostMinor)

export interface TypedBudget {
  text: string
  unit: BudgetUnit
  currency: string
}

/** @returns null where nothing was typed; undefined where it is no budget. */
export function readBudget({ text, unit, currency }: TypedBudget): Budget | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const amount =
    unit === 'points'
      ? pointsSchema.safeParse(typed).data
      : minorSchema.safeParse(toMinor(typed.replace(',', '.'), currency)).data
  return amount === undefined ? undefined : { unit, amount }
}
