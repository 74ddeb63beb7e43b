import type { Account } from '../../loyalty/ledger/account.ts'

const counted: ReadonlySet<Account> = new Set(['available', 'debt'])

/**
 * Plus and minus are about what can be spent, the figure below them: points that wait first and can
 * be spent later would otherwise be added twice. What is owed lowers it, and paying it does not.
 */
export function signOf(from: Account, to: Account): 1 | -1 | 0 {
  if (counted.has(from) === counted.has(to)) return 0
  return counted.has(to) ? 1 : -1
}
