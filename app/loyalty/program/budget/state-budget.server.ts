// The merchant says what a month may give. What happens once it has is the worker's.
import type { ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { readBudget, type TypedBudget } from './budget.ts'

export interface BudgetWish extends TypedBudget {
  /** The merchant stated what a point is worth in the month that runs. */
  isValued: boolean
}

/**
 * @param wish as typed; an empty text: none any more.
 * @returns the amount, 0 for none, or refuses budget_invalid, budget_money_invalid,
 *   budget_without_value.
 */
export async function stateBudget(shop: ShopTx, wish: BudgetWish): Promise<Result<number>> {
  const budget = readBudget(wish)
  if (budget === undefined) return refuse(wrongBudget[wish.unit])
  if (budget?.unit === 'money' && !wish.isValued) return refuse('budget_without_value')
  const kept = {
    budgetPoints: budget?.unit === 'points' ? budget.amount : null,
    budgetMinor: budget?.unit === 'money' ? budget.amount : null,
  }
  await shop.db.shop.update({ where: { id: shop.shopId }, data: kept })
  return accept(budget?.amount ?? 0)
}

const wrongBudget = { points: 'budget_invalid', money: 'budget_money_invalid' } as const
