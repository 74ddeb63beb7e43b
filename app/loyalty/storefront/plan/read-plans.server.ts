// What members' states say of the paid membership, for many at once.
import type { ShopTx } from '../../../db.server.ts'
import { readHoldings } from '../../plans/read-holdings.server.ts'
import { readSaved } from '../../plans/read-saved.server.ts'
import { lastRun, termAt } from '../../plans/terms.ts'
import type { Reward } from '../../program/settings.ts'
import { pointWorth } from '../../reward-kinds/point-worth.ts'
import type { PlanState } from '../member-state.ts'

interface Asked {
  memberIds: string[]
  /** What points buy: what they are worth follows from it. */
  rewards: Reward[]
  now: Date
}

export async function readPlans(
  shop: ShopTx,
  { memberIds, rewards, now }: Asked,
): Promise<Map<string, PlanState>> {
  const holdings = await readHoldings(shop, memberIds)
  // A share of an order is worth no amount that could be said.
  const minorPerPoint = pointWorth(rewards, 0)?.minorPerPoint ?? 0
  const states = new Map<string, PlanState>()
  for (const [memberId, terms] of holdings) {
    const run = lastRun(terms)
    if (!run) continue
    const until = run.until === null ? null : new Date(run.until).toISOString()
    const term = termAt(terms, now.getTime())
    const saved = term && (await readSaved(shop, { memberId, term }))
    states.set(memberId, {
      from: new Date(run.from).toISOString(),
      until,
      ...(term && saved
        ? {
            feeMinor: term.feeMinor,
            savedMinor: Math.floor(saved.points * minorPerPoint) + saved.discountsMinor,
          }
        : {}),
    })
  }
  return states
}
