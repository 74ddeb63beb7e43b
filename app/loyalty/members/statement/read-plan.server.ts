// The paid membership of a member: what is left of it, by the orders that bought it, and what the
// term that runs has saved beside what it cost.
import type { ShopTx } from '../../../db.server.ts'
import { readHoldings } from '../../plans/read-holdings.server.ts'
import { readSaved } from '../../plans/read-saved.server.ts'
import { lastRun, termAt } from '../../plans/terms.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { pointWorth } from '../../reward-kinds/point-worth.ts'
import type { StatementPlan } from './statement.ts'

/** Null where they never bought one, or all of it was refunded. */
export async function readPlan(
  shop: ShopTx,
  memberId: string,
  now: Date,
): Promise<StatementPlan | null> {
  const terms = (await readHoldings(shop, [memberId])).get(memberId) ?? []
  const run = lastRun(terms)
  if (!run) return null
  const term = termAt(terms, now.getTime())
  const [saved, version] = term
    ? [await readSaved(shop, { memberId, term }), await readProgramInForce(shop, now)]
    : [null, null]
  const minorPerPoint = pointWorth(version?.settings.rewards ?? [], 0)?.minorPerPoint ?? 0
  return {
    isHeld: term !== null,
    until: dateOf(run.until),
    terms: terms.toReversed().map(({ from, until, ...one }) => ({
      ...one,
      from: new Date(from).toISOString(),
      until: dateOf(until),
    })),
    saved: term &&
      saved && {
        savedMinor: Math.floor(saved.points * minorPerPoint) + saved.discountsMinor,
        feeMinor: term.feeMinor,
      },
  }
}

const dateOf = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString()
