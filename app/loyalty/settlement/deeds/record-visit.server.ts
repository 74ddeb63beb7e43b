// A member came by. Where that fills a row of days or weeks, it is given for, once a day or week.
import type { ShopTx } from '../../../db.server.ts'
import { keepVisit, listVisits } from '../../deeds/keep-visit.server.ts'
import { isFull, rowEnding } from '../../deeds/streak.ts'
import { dateOf } from '../../kernel/time.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { touchState } from '../../rewards/touch-state.server.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import { deedRulesAt } from './deed-rules.ts'
import { recordDeed } from './record-deed.server.ts'

/** Kept only while a rule counts visits. @returns points given. */
export async function recordVisit(tx: ShopTx, memberId: string, now: Date): Promise<number> {
  const rules = deedRulesAt(await listVersions(tx), now, 'visit')
  if (rules.length === 0) return 0
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  const day = dateOf(now, timeZone ?? 'UTC')
  await lockMembers(tx, [memberId])
  if (!(await keepVisit(tx, { memberId, day }))) return 0
  await touchState(tx, memberId)
  const days = (await listVisits(tx, [memberId])).map((visit) => visit.day)
  let given = 0
  for (const { rule } of rules) {
    const streak = ruleKind(rule.kind).deed?.streakOf?.(rule)
    if (!streak || !isFull(rowEnding(days, day, streak.unit), streak.length)) continue
    const key = `${memberId}/${day}`
    const recorded = await recordDeed(tx, { memberId, ruleId: rule.id, key, at: now }, now)
    if (recorded.ok && !recorded.value.isRepeat) given += recorded.value.points
  }
  return given
}
