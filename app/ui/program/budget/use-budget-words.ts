import type { Budget, BudgetUse, Sum } from '../../../loyalty/program/budget/budget.ts'
import { useSpeech } from '../../speech.tsx'

/** A budget as it is said, and whatever else in its unit. */
export function useBudgetWords() {
  const { points, money } = useSpeech()
  return {
    budgetInWords: ({ unit, amount }: Budget) =>
      unit === 'points' ? points(amount) : money(amount),
    sumInWords: (sum: Sum, { budget }: Pick<BudgetUse, 'budget'>) =>
      budget?.unit === 'money' && sum.minor !== null ? money(sum.minor) : points(sum.points),
  }
}
