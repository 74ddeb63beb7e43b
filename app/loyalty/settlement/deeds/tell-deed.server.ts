// A member's own page tells that something was done: a page read, a record completed, a task. What
// it may say of which rule is checked here; how often it counts, where it is kept.
import { randomUUID } from 'node:crypto'
import type { ShopTx } from '../../../db.server.ts'
import { type Result, refuse } from '../../kernel/refusals.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import { deedRulesAt } from './deed-rules.ts'
import { type Recorded, recordDeed } from './record-deed.server.ts'

export type Telling =
  | { knownBy: 'page'; ruleId: string; seconds: number }
  | { knownBy: 'record'; ruleId: string }
  | { knownBy: 'word'; ruleId: string; note: string }

/** Refuses deed_unknown, note_missing, and what `recordDeed` does. */
export async function tellDeed(
  tx: ShopTx,
  telling: Telling & { memberId: string },
  now: Date,
): Promise<Result<Recorded>> {
  const { memberId, ruleId, knownBy } = telling
  const rules = deedRulesAt(await listVersions(tx), now, knownBy)
  const rule = rules.find((one) => one.rule.id === ruleId)?.rule
  if (!rule) return refuse('deed_unknown')
  const seconds = ruleKind(rule.kind).deed?.publicOf(rule).seconds ?? 0
  if (telling.knownBy === 'page' && telling.seconds < seconds) return refuse('deed_unknown')
  if (telling.knownBy === 'word' && telling.note === '') return refuse('note_missing')
  // Which time it is, is for the limit to say: each is another.
  const key = telling.knownBy === 'record' ? memberId : `${memberId}/${randomUUID()}`
  const note = telling.knownBy === 'word' ? { note: telling.note } : {}
  return recordDeed(tx, { memberId, ruleId, key, at: now, ...note }, now)
}
