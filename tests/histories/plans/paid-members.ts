// Who is a paid member when an order is placed, as plainly as it can be said: by what was bought of
// the membership before, from when it was paid, as far as it had not gone back by then.
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import type { Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { type ModelVersion, versionAt } from '../model/versions.ts'
import { isChargedBack, isPaid } from '../ordinals.ts'
import type { WorldLine, WorldOrder } from '../world.ts'
import { endAfterMonths } from './calendar.ts'

const atOnceMs = 3_600_000
const never = Number.POSITIVE_INFINITY

type Plan = ProgramSettings['plan']

/** @param earlier all that the customer placed before it, the first one first. */
export function isPaidMember(
  order: WorldOrder,
  earlier: WorldOrder[],
  { versions, timeZone }: { versions: ModelVersion[]; timeZone: string },
): boolean {
  const at = order.placedAt
  const bought = earlier
    .map((one) => ({ one, plan: versionAt(versions, one.placedAt)?.settings.plan }))
    .filter(({ one }) => isPaid(one) && !one.isTest && !isChargedBack(one))
    .filter(({ one }) => one.cancelledAt === null || one.cancelledAt > at)
    .filter(({ one }) => paidAt(one) <= at)
    .sort((a, b) => paidAt(a.one) - paidAt(b.one) || compareIds(a.one, b.one))
  let heldTo = Number.NEGATIVE_INFINITY
  let isHeld = false
  for (const { one, plan } of bought) {
    const years = unitsOf(one, plan, 'yearly', at)
    for (let year = 0; year < years; year += 1) {
      if (heldTo === never) break
      const from = Math.max(paidAt(one), heldTo)
      heldTo = endAfterMonths(from, 12, timeZone)
      isHeld ||= from <= at && at <= heldTo
    }
    if (heldTo !== never && unitsOf(one, plan, 'forever', at) > 0) {
      isHeld ||= Math.max(paidAt(one), heldTo) <= at
      heldTo = never
    }
  }
  return isHeld
}

const paidAt = (order: WorldOrder) => {
  const at = order.paidAt ?? order.placedAt
  return at - order.placedAt > atOnceMs ? at : order.placedAt
}

const compareIds = (a: WorldOrder, b: WorldOrder) => (String(a.id) < String(b.id) ? -1 : 1)

/** Whether an order buys one, and has not sent it back. */
export function buysOne(order: WorldOrder, plan: Plan): boolean {
  if (order.status === 'refunded' || order.cancelledAt !== null) return false
  return unitsOf(order, plan, 'yearly', never) + unitsOf(order, plan, 'forever', never) > 0
}

/** What was there of it at a moment: what goes back later was there still. */
function unitsOf(
  order: WorldOrder,
  plan: Plan | undefined,
  kind: 'yearly' | 'forever',
  at: number,
): number {
  if (!plan?.isOn) return 0
  const given = order.refunds.filter((one) => one.at <= at)
  // Where the last of its money went back, nothing of it is left.
  if (order.status === 'refunded' && given.length === order.refunds.length) return 0
  const left = (line: WorldLine) => {
    const parts = given.flatMap((one) => one.parts.filter(({ lineId }) => lineId === line.id))
    return line.units - line.removed - parts.reduce((sum, { units }) => sum + units, 0)
  }
  const named = (line: WorldLine) => plan[kind].some(({ id }) => id === String(line.product))
  return order.lines.filter(named).reduce((sum, line) => sum + Math.max(0, left(line)), 0)
}

/** Whether a rule is for whoever placed the order; null, not known any more: perhaps. */
export function isForThem(rule: Rule, isMember: boolean | null): 'surely' | 'perhaps' | 'no' {
  if (!('paidMembersOnly' in rule) || !rule.paidMembersOnly) return 'surely'
  if (isMember === null) return 'perhaps'
  return isMember ? 'surely' : 'no'
}
