// Something was done. It is kept once under its key, by the version in force then, for whoever was
// in; how often it counts is decided under the member's lock, so two clicks at once are one.
import { randomUUID } from 'node:crypto'
import type { ShopTx } from '../../../db.server.ts'
import { countDeeds } from '../../deeds/count-deeds.server.ts'
import type { DeedState } from '../../deeds/deed.ts'
import { roomFor, spanAt } from '../../deeds/limit.ts'
import { accept, type Refusal, type Result, refuse } from '../../kernel/refusals.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { requireAccess } from '../../membership/require-access.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import { touchState } from '../../rewards/touch-state.server.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import { isOpen } from '../award-signup.server.ts'
import { bookDeed } from './book-deed.server.ts'
import { type DeedRule, deedRulesAt } from './deed-rules.ts'

export interface Done {
  memberId: string
  ruleId: string
  /** What tells it from all others of its rule, whoever did it. */
  key: string
  subject?: string
  note?: string
  at: Date
}

export interface Recorded {
  state: DeedState
  points: number
  isRepeat: boolean
}

/**
 * Refuses deed_unknown, deed_waiting, deed_done, deed_again, and whoever may not earn.
 * @param now when it is recorded; `done.at` is when it happened.
 */
export async function recordDeed(tx: ShopTx, done: Done, now: Date): Promise<Result<Recorded>> {
  const { memberId, ruleId, key, at } = done
  const rule = deedRulesAt(await listVersions(tx), at).find((one) => one.rule.id === ruleId)
  if (!rule) return refuse('deed_unknown')
  await lockMembers(tx, [memberId])
  const where = { shopId: tx.shopId, ruleId, key }
  const known = await tx.db.deed.findFirst({ where, select: { state: true, points: true } })
  if (known) return accept(repeated(known))
  const access = await requireAccess(tx, { memberId, now })
  if (!access.ok) return access
  if (!isOpen(await listPhases(tx), { memberId, at })) return refuse('program_off')
  const full = await findLimit(tx, { memberId, at }, rule)
  if (full) return { ok: false, refusal: full }
  return keep(tx, { done, rule }, now)
}

const repeated = ({ state, points }: { state: string; points: number }): Recorded => ({
  state: state as DeedState,
  points,
  isRepeat: true,
})

async function findLimit(
  tx: ShopTx,
  { memberId, at }: Pick<Done, 'memberId' | 'at'>,
  { rule }: DeedRule,
): Promise<Refusal | null> {
  const limit = ruleKind(rule.kind).deed?.limitOf(rule)
  if (!limit) return null
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  const span = spanAt(limit.period, at, timeZone ?? 'UTC')
  const { counted, waiting } = await countDeeds(tx, { memberId, ruleId: rule.id, from: span.from })
  const room = roomFor(limit, counted, span)
  if (room.isOpen) return null
  if (waiting > 0) return { code: 'deed_waiting' }
  if (room.again === null) return { code: 'deed_done' }
  return { code: 'deed_again', details: { again: room.again.toISOString() } }
}

interface Kept {
  done: Done
  rule: DeedRule
}

async function keep(
  tx: ShopTx,
  { done, rule: { rule, version, event, points } }: Kept,
  now: Date,
): Promise<Result<Recorded>> {
  const { memberId, key, at, subject, note } = done
  const state: DeedState = ruleKind(rule.kind).deed?.waits(rule) ? 'waiting' : 'counted'
  const id = randomUUID()
  const [kept] = await tx.sql<{ id: string }>`
    INSERT INTO deeds (shop_id, id, member_id, rule_id, kind, version, key, subject, note, points,
      state, happened_at, recorded_at)
    VALUES (${tx.shopId}, ${id}::uuid, ${memberId}::uuid, ${rule.id}, ${rule.kind}, ${version},
      ${key}, ${subject ?? null}, ${note ?? null}, ${points}, ${state}, ${at}::timestamptz,
      ${now}::timestamptz)
    ON CONFLICT (shop_id, rule_id, key) DO NOTHING RETURNING id::text`
  // Somebody else did the very same at this moment: one visitor came by two links.
  if (!kept) return accept({ state, points, isRepeat: true })
  if (state === 'counted') {
    const { id: ruleId, title } = rule
    const deed = { id, memberId, ruleId, version, event, title, points, happenedAt: at, round: 0 }
    if (!(await bookDeed(tx, deed, now))) {
      // In by now, and out when it happened.
      await tx.db.deed.delete({ where: { shopId_id: { shopId: tx.shopId, id } } })
      return refuse('not_joined')
    }
  }
  await touchState(tx, memberId)
  return accept({ state, points, isRepeat: false })
}
