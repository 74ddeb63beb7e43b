// Turning the program on and off. Changes are only ever added: an order is valued by the phase in
// force when it was placed.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { isPhase, type Phase, type PhaseChange, phaseAt } from './phase.ts'
import { listPhases } from './read-phase.server.ts'

/** As for a published version. */
const leadMs = 60_000
const dayMs = 86_400_000
export const mostTesters = 50
/** The longest that points may be spent after earning has ended. */
export const longestWindingDays = 730

export interface PhaseWish {
  /** As it came from outside: checked here. */
  phase: unknown
  /** Winding down: until when points can be spent. */
  spendUntil: Date | null
  /** Left out: as they were. */
  testMemberIds?: string[]
  /** Number of the change that was looked at; 0 where there was none. */
  seen: number
  recordedBy: string
  now: Date
}

/**
 * The same again is a success that changes nothing.
 * Refuses program_not_published, phase_changed (somebody else was faster), phase_invalid,
 * spend_until_invalid, too_many_testers.
 */
export function changePhase(shop: ShopDb, wish: PhaseWish): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    // One change at a time.
    await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR NO KEY UPDATE`
    const published = await tx.db.programVersion.count({ where: { shopId: tx.shopId } })
    if (published === 0) return refuse('program_not_published')
    const changes = await listPhases(tx)
    const checked = check(wish, changes)
    if (!checked.ok) return checked
    const before = phaseAt(changes, wish.now)
    const testers = wish.testMemberIds ?? before.testMemberIds
    const isSame =
      before.phase === wish.phase &&
      before.testMemberIds.toString() === testers.toString() &&
      before.spendUntil?.getTime() === wish.spendUntil?.getTime()
    if (isSame) return accept(before.number)
    if (before.number !== wish.seen) return refuse('phase_changed')
    await showTesters(tx, [...before.testMemberIds, ...testers])
    return accept(await add(tx, { ...wish, phase: wish.phase as Phase, testers, changes }))
  })
}

function check({ phase, spendUntil, testMemberIds, now }: PhaseWish, changes: PhaseChange[]) {
  if (!isPhase(phase)) return refuse('phase_invalid')
  if ((testMemberIds?.length ?? 0) > mostTesters) {
    return refuse('too_many_testers')
  }
  if (phase !== 'winding_down') {
    return spendUntil === null ? accept(undefined) : refuse('phase_invalid')
  }
  const end = spendUntil?.getTime() ?? Number.NaN
  const begins = earliest(changes, now).getTime()
  const isInReach = end > begins && end <= now.getTime() + longestWindingDays * dayMs
  return isInReach ? accept(undefined) : refuse('spend_until_invalid')
}

function earliest(changes: PhaseChange[], now: Date): Date {
  const [newest] = changes
  const after = newest ? newest.effectiveFrom.getTime() + 1 : 0
  return new Date(Math.max(now.getTime() + leadMs, after))
}

interface Addition extends PhaseWish {
  phase: Phase
  testers: string[]
  changes: PhaseChange[]
}

async function add(tx: ShopTx, change: Addition): Promise<number> {
  const { phase, spendUntil, testers, recordedBy, now, changes } = change
  const number = (changes[0]?.number ?? 0) + 1
  await tx.db.programPhase.create({
    data: {
      shopId: tx.shopId,
      number,
      phase,
      effectiveFrom: earliest(changes, now),
      spendUntil,
      testMemberIds: testers,
      recordedAt: now,
      recordedBy,
    },
  })
  await tx.db.shop.update({
    where: { id: tx.shopId },
    data: { programRevision: { increment: 1 } },
  })
  return number
}

/** Whoever is named, or was, sees something else from now on. */
async function showTesters(tx: ShopTx, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
}

/** The first publication may begin in another phase than live: it holds from the same moment. */
export async function beginPhase(
  tx: ShopTx,
  { phase, testMemberIds, recordedBy, now }: Beginning,
): Promise<void> {
  if (phase === 'live') return
  await showTesters(tx, testMemberIds)
  await tx.db.programPhase.create({
    data: {
      shopId: tx.shopId,
      number: 1,
      phase,
      effectiveFrom: now,
      testMemberIds,
      recordedAt: now,
      recordedBy,
    },
  })
}

type Beginning = Pick<PhaseChange, 'phase' | 'testMemberIds'> & { recordedBy: string; now: Date }
