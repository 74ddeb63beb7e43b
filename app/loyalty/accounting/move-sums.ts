// Sums of transfers, as the database gives them, in the two views an accountant needs: by account,
// and by the month in which the points were issued.
import type { CohortMove } from './breakage.ts'
import type { Month } from './months.ts'
import type { Move } from './roll-forward.ts'

export interface MonthMove extends Move {
  month: Month
  /** The month in which the lot that was touched came to be; null where none was. */
  cohort: Month | null
}

export function movesOf(rows: MonthMove[], month: Month): Move[] {
  const sums = new Map<string, Move>()
  for (const { from, to, points } of rows.filter((row) => row.month === month)) {
    const name = `${from}>${to}`
    sums.set(name, { from, to, points: (sums.get(name)?.points ?? 0) + points })
  }
  return [...sums.values()].filter((move) => move.points !== 0)
}

export function cohortsOf(rows: MonthMove[], month: Month): CohortMove[] {
  const sums = new Map<Month, CohortMove>()
  for (const row of rows) {
    if (row.month !== month || row.cohort === null) continue
    const { cohort } = row
    const sum = sums.get(cohort) ?? { cohort, month, issued: 0, spent: 0, expired: 0 }
    sums.set(cohort, add(sum, row))
  }
  return [...sums.values()]
}

const inLot = new Set(['pending', 'available', 'expired'])
const inVoucher = new Set(['held', 'outstanding', 'redeemed', 'donated', 'debt'])

/**
 * A lot is open, expired or spent; what comes from elsewhere was issued, what goes there was not.
 */
function add(sum: CohortMove, { from, to, points }: Move): CohortMove {
  const into = inLot.has(to) ? points : 0
  const outOf = inLot.has(from) ? points : 0
  const expired = (to === 'expired' ? points : 0) - (from === 'expired' ? points : 0)
  const spent = (inVoucher.has(to) ? outOf : 0) - (inVoucher.has(from) ? into : 0)
  return {
    ...sum,
    issued: sum.issued + into - outOf + spent,
    spent: sum.spent + spent,
    expired: sum.expired + expired,
  }
}
