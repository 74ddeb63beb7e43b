// A person decides: approve, reject with a reason, or have it wait again. Points follow: given
// where it counts, taken back where it no longer does.
import type { ShopTx } from '../../../db.server.ts'
import type { Decided, DeedState } from '../../deeds/deed.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import type { ProgramVersion } from '../../program/settings.ts'
import { touchState } from '../../rewards/touch-state.server.ts'
import { type RuleName, ruleKind } from '../../rules/catalogue.ts'
import { type BookedDeed, bookDeed, takeBackDeed } from './book-deed.server.ts'

export type Decision = 'approve' | 'reject' | 'undo'

interface Deciding {
  ids: string[]
  decision: Decision
  /** Of a rejection, in words that the member reads; empty: none. */
  reason: string
  actor: string
  now: Date
}

const results: Record<Decision, { from: DeedState[]; to: DeedState }> = {
  approve: { from: ['waiting'], to: 'counted' },
  reject: { from: ['waiting', 'counted'], to: 'rejected' },
  undo: { from: ['counted', 'rejected'], to: 'waiting' },
}

interface Row extends Omit<BookedDeed, 'event' | 'title'> {
  kind: RuleName
  state: DeedState
  isForgotten: boolean
}

/** What is not in a state to be decided so is left as it is. */
export async function decideDeeds(tx: ShopTx, deciding: Deciding): Promise<Decided> {
  const { ids, decision } = deciding
  const { from } = results[decision]
  await lockMembers(tx, await ownersOf(tx, ids))
  const rows = (await readRows(tx, ids)).filter(
    ({ state, isForgotten }) => from.includes(state) && !isForgotten,
  )
  const versions = await listVersions(tx)
  let done = 0
  for (const row of rows) done += (await decideOne(tx, { row, versions }, deciding)) ? 1 : 0
  return { done, leftAlone: ids.length - done }
}

interface One {
  row: Row
  versions: ProgramVersion[]
}

async function decideOne(tx: ShopTx, one: One, deciding: Deciding): Promise<boolean> {
  const { row } = one
  const { decision, reason, actor, now } = deciding
  const { to } = results[decision]
  const deed = bookedOf(one)
  if (row.state === 'counted') await takeBackDeed(tx, deed, now)
  if (to === 'counted' && !(await bookDeed(tx, deed, now))) return false
  const round = row.state === 'counted' ? row.round + 1 : row.round
  const isOpen = to === 'waiting'
  await tx.db.deed.update({
    where: { shopId_id: { shopId: tx.shopId, id: row.id } },
    data: {
      state: to,
      round,
      decidedAt: isOpen ? null : now,
      decidedBy: isOpen ? null : actor,
      reason: to === 'rejected' && reason !== '' ? reason : null,
    },
  })
  await touchState(tx, row.memberId)
  return true
}

function bookedOf({ row, versions }: One): BookedDeed {
  const { kind, state: _state, isForgotten: _forgotten, ...deed } = row
  const event = ruleKind(kind).onEvent?.event
  if (!event) throw new Error(`a deed of a rule that gives nothing for it: ${kind}`)
  const { rules = [] } = versions.find(({ number }) => number === row.version)?.settings ?? {}
  return { ...deed, event, title: rules.find(({ id }) => id === row.ruleId)?.title }
}

async function ownersOf(tx: ShopTx, ids: string[]): Promise<string[]> {
  const where = { shopId: tx.shopId, id: { in: ids } }
  const rows = await tx.db.deed.findMany({ where, select: { memberId: true } })
  return [...new Set(rows.map(({ memberId }) => memberId))]
}

function readRows(tx: ShopTx, ids: string[]): Promise<Row[]> {
  return tx.sql<Row>`
    SELECT d.id::text, d.member_id::text AS "memberId", d.rule_id AS "ruleId", d.version, d.kind,
      d.points, d.happened_at AS "happenedAt", d.round, d.state,
      m.redacted_at IS NOT NULL AS "isForgotten"
    FROM deeds d JOIN members m ON m.shop_id = d.shop_id AND m.id = d.member_id
    WHERE d.shop_id = ${tx.shopId} AND d.id = ANY(${ids}::uuid[]) ORDER BY d.id FOR UPDATE OF d`
}
