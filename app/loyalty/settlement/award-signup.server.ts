// Coming in is a fact. Its bonus is that of the program in force at that moment, in the shop's
// time, and is booked under the member's own key: a second report of the same customer, and a
// return after leaving, find it done.
import type { ShopTx } from '../../db.server.ts'
import { evaluateSignup, type SignupAward } from '../earning/signup.ts'
import { type PlannedTransfer, post, reserveLotIds } from '../ledger/post.server.ts'
import { readHistories } from '../membership/read-membership.server.ts'
import { nothingKnown, statusAt } from '../membership/standing.ts'
import { listVersions } from '../program/list-versions.server.ts'
import { type PhaseChange, phaseForOrder } from '../program/phase.ts'
import { listPhases } from '../program/read-phase.server.ts'
import type { ProgramVersion } from '../program/settings.ts'
import { versionAt } from './version-at.ts'

export interface Comer {
  memberId: string
  /** When they came in: the customer record was made, or they joined or signed in. */
  at: Date
}

/** For whoever has just come in. Those who are out by the program's rules are given nothing. */
export async function awardSignups(tx: ShopTx, comers: Comer[], now: Date): Promise<void> {
  const memberIds = comers.map((one) => one.memberId)
  const [versions, phases, histories] = [
    await listVersions(tx),
    await listPhases(tx),
    await readHistories(tx, memberIds),
  ]
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  const planned = comers.flatMap((comer) => {
    const version = versionAt(versions, comer.at)
    const history = histories.get(comer.memberId) ?? nothingKnown
    const isIn = version && statusAt(history, version.settings, comer.at) === 'member'
    if (!isIn || !isOpen(phases, comer)) return []
    const awards = evaluateSignup(version, comer.at, timeZone ?? 'UTC')
    return awards.map((award) => plan(comer, award, now))
  })
  await postNew(tx, planned, now)
}

/** Whether somebody is given anything by the program in force at that moment. */
export function isOpen(phases: PhaseChange[], { memberId, at }: Comer): boolean {
  const { phase, testMemberIds } = phaseForOrder(phases, at)
  if (phase === 'test') return testMemberIds.includes(memberId)
  return phase === 'live' || phase === 'shadow'
}

/** Members who were made in this transaction: when they came, and under which version. */
export async function recordJoinings(tx: ShopTx, memberIds: string[], now: Date): Promise<Comer[]> {
  const joined = await tx.sql<Comer>`
    SELECT m.id::text AS "memberId", m.joined_at AS at FROM unnest(${memberIds}::uuid[]) AS one (id)
    CROSS JOIN LATERAL (SELECT id, joined_at FROM members
      WHERE shop_id = ${tx.shopId} AND id = one.id OFFSET 0) m`
  const versions: ProgramVersion[] = await listVersions(tx)
  await tx.sql`
    INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    SELECT ${tx.shopId}::int, 'signup/' || member_id, 'member_joined', member_id, joined_at,
      ${now}::timestamptz, jsonb_build_object('version', version)
    FROM unnest(${joined.map((one) => one.memberId)}::uuid[],
      ${joined.map((one) => one.at.toISOString())}::timestamptz[],
      ${joined.map((one) => versionAt(versions, one.at)?.number ?? null)}::int[])
      t (member_id, joined_at, version)
    ON CONFLICT DO NOTHING`
  return joined
}

/**
 * Nobody is given the same bonus twice, whichever version they came back under, and nobody one who
 * was given theirs under the name of a customer that was merged into them.
 */
async function postNew(tx: ShopTx, planned: PlannedTransfer[], now: Date): Promise<void> {
  if (planned.length === 0) return
  const given = await tx.sql<{ reference: string }>`
    SELECT t.reference FROM unnest(${planned.map((one) => one.reference)}::text[]) p (reference)
    CROSS JOIN LATERAL (SELECT reference FROM transfers
      WHERE shop_id = ${tx.shopId} AND reference = p.reference OFFSET 0) t
    UNION
    SELECT p.reference
    FROM unnest(${planned.map((one) => one.reference)}::text[],
      ${planned.map((one) => one.memberId)}::uuid[]) p (reference, member_id)
    JOIN members o ON o.shop_id = ${tx.shopId} AND o.merged_into = p.member_id
    JOIN transfers t ON t.shop_id = o.shop_id AND t.member_id = o.id AND t.order_id IS NULL
      AND t.key LIKE 'signup/%' AND t."from" = 'issued'`
  const known = new Set(given.map((row) => row.reference))
  const fresh = planned.filter(({ reference }) => !known.has(reference))
  const lotIds = await reserveLotIds(tx, fresh.length)
  const transfers = fresh.map((transfer, index) => ({ ...transfer, lotId: lotIds[index] ?? null }))
  const posted = await post(tx, transfers, now)
  if (!posted.ok)
    throw new Error(
      `a sign-up bonus was booked otherwise before: ${JSON.stringify(posted.refusal)}`,
    )
}

function plan({ memberId, at }: Comer, award: SignupAward, now: Date): PlannedTransfer {
  const { ruleId, points, end, because } = award
  const isPast = end.expiresAt !== null && end.expiresAt <= now
  return {
    reference: `signup/${memberId}/${ruleId}`,
    memberId,
    asset: 'points',
    from: 'issued',
    to: isPast ? 'expired' : 'available',
    amount: points,
    lotId: null,
    opens: { availableAt: at, ...end },
    orderId: null,
    key: `signup/${ruleId}`,
    occurredAt: at,
    because,
  }
}
