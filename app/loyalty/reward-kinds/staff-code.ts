// What staff, files and the law's exports see of a voucher's code. Whoever knows the code of one
// that is as good as money has the money, so only its end is told to anybody but the member.
import { kindOf, type RewardKind } from './catalogue.ts'

const endLength = 4

/** @returns null where the voucher has no code: what is stored then is only a name of its own. */
export function staffCode(kind: RewardKind, code: string): string | null {
  const { hasCode, isCodeMoney = false } = kindOf(kind)
  if (!hasCode) return null
  return isCodeMoney ? `•••• ${code.slice(-endLength)}` : code
}
