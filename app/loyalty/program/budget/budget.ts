// How many points a shop means to give in a calendar month, and how much of that is used. It warns
// and stops nothing that a customer was promised: who buys earns. Pure.
import { z } from 'zod'

const mostPoints = 1_000_000_000

/** From this share of it on it is said; whole at 1. */
export const nearShare = 0.8

export type BudgetState = 'within' | 'near' | 'reached'

/** Of one month so far. */
export interface BudgetUse {
  /** Null: the merchant has set none. */
  budgetPoints: number | null
  /** Given in this month, less what was taken back in it. */
  givenPoints: number
  /** What members hold in any form and may still spend. */
  outstandingPoints: number
}

/** @returns the share used, 1 for all of it and more beyond; null where there is no budget. */
export function shareUsed({ budgetPoints, givenPoints }: BudgetUse): number | null {
  return budgetPoints === null ? null : Math.max(0, givenPoints) / budgetPoints
}

export function stateOf(use: BudgetUse): BudgetState {
  const share = shareUsed(use) ?? 0
  return share >= 1 ? 'reached' : share >= nearShare ? 'near' : 'within'
}

const budgetSchema = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(mostPoints))

/** @param text as typed. @returns null where nothing was; undefined where it is no budget. */
export function readBudget(text: string): number | null | undefined {
  const typed = text.trim()
  return typed === '' ? null : budgetSchema.safeParse(typed).data
}
