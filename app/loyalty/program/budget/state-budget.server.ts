// The merchant says how many points a month may give. It warns, and stops nothing.
import type { ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { readBudget } from './budget.ts'

/**
 * @param text as typed; empty: none any more.
 * @returns the points, 0 for none, or refuses budget_invalid.
 */
export async function stateBudget(shop: ShopTx, text: string): Promise<Result<number>> {
  const budgetPoints = readBudget(text)
  if (budgetPoints === undefined) return refuse('budget_invalid')
  await shop.db.shop.update({ where: { id: shop.shopId }, data: { budgetPoints } })
  return accept(budgetPoints ?? 0)
}
