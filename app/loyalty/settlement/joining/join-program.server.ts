// Coming in by one's own doing: pressing Join, or signing in where that is what it takes. What was
// bought in the days before is settled again, and counts now; the bonus of coming in is given once.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { decideSight } from '../../membership/decide-access.ts'
import { readHistories, readMembership } from '../../membership/read-membership.server.ts'
import { type NewChange, recordChange } from '../../membership/record-change.server.ts'
import { nothingKnown } from '../../membership/standing.ts'
import { reachOf } from '../../program/backfill/backfill.ts'
import { listBackfills } from '../../program/backfill/list-backfills.server.ts'
import { readPhase } from '../../program/read-phase.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { termsOf } from '../../program/terms.ts'
import { awardSignups } from '../award-signup.server.ts'
import { settleAgain } from '../settle-orders.server.ts'
import { askResettlement, pickOrders } from './resettle-member.server.ts'

const dayMs = 86_400_000

export interface Joining {
  memberId: string
  /** Of the terms that were agreed to; null where there are none. */
  termsVersion: string | null
  now: Date
}

export interface Joined {
  isRepeat: boolean
  /** Points that had waited and are theirs now, pending or available. */
  claimedPoints: number
}

/**
 * Joining twice is a success that says so. Refuses member_unknown, program_not_live, program_off,
 * program_in_test, member_excluded, member_paused, terms_changed.
 */
export function joinProgram(shop: ShopDb, joining: Joining): Promise<Result<Joined>> {
  const { memberId, termsVersion, now } = joining
  return shop.transaction(async (tx) => {
    const version = await readProgramInForce(tx, now)
    if (!version) return refuse('program_not_live')
    const member = (await readMembership(tx, [memberId], now)).get(memberId)
    const sight = decideSight(await readPhase(tx, now), member?.isTester ?? false)
    if (!sight.ok) return sight
    if (member?.status === 'excluded') return refuse('member_excluded')
    if (member?.status === 'paused') return refuse('member_paused')
    const terms = termsOf(version.settings)
    if (terms && terms.version !== termsVersion) return refuse('terms_changed')
    const detail: Record<string, string> = terms ? { terms: terms.version } : {}
    return enter(tx, { memberId, kind: 'joined', detail, now }, version.settings)
  })
}

/** Only the first sign-in counts, and only where it is what makes a member. */
export async function noteSignIn(
  shop: ShopDb,
  { memberId, now }: { memberId: string; now: Date },
): Promise<void> {
  const version = await readProgramInForce(shop, now)
  if (version?.settings.membership !== 'signed_in') return
  const { changes } = (await readHistories(shop, [memberId])).get(memberId) ?? nothingKnown
  if (changes.some(({ kind }) => kind === 'signed_in')) return
  await shop.transaction((tx) => enter(tx, { memberId, kind: 'signed_in', now }, version.settings))
}

async function enter(
  tx: ShopTx,
  change: NewChange,
  settings: ProgramSettings,
): Promise<Result<Joined>> {
  const { memberId, now } = change
  const waitsSince = new Date(now.getTime() - settings.claimDays * dayMs)
  const since = reachOf(await listBackfills(tx), waitsSince)
  const { orderIds, next } = await pickOrders(tx, { memberId, since })
  const written = await recordChange(tx, change)
  if (written === null) return refuse('member_unknown')
  if (!written) return accept({ isRepeat: true, claimedPoints: 0 })
  const before = await countPoints(tx, memberId)
  // Where everyone is in, the bonus belongs to becoming a customer, not to coming back.
  if (settings.membership !== 'everyone') await awardSignups(tx, [{ memberId, at: now }], now)
  await settleAgain(tx, orderIds, now)
  await askResettlement(tx, { memberId, since }, next)
  const claimedPoints = Math.max(0, (await countPoints(tx, memberId)) - before)
  return accept({ isRepeat: false, claimedPoints })
}

async function countPoints(tx: ShopTx, memberId: string): Promise<number> {
  const [row] = await tx.sql<{ points: number }>`
    SELECT pending + available AS points FROM balances WHERE shop_id = ${tx.shopId}
      AND member_id = ${memberId}::uuid AND asset = 'points'`
  return row?.points ?? 0
}
