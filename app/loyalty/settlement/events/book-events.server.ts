// Points for what a member did or celebrates, which is no order: by the version in force at that
// moment, for whoever was in then. Each has a key of its own, so that whoever books it again finds
// it done; the caller keeps the fact.
import type { ShopTx } from '../../../db.server.ts'
import type { EventTold } from '../../kernel/events/event.ts'
import { endOfLot, type LotEnd } from '../../kernel/expiry.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { type PlannedTransfer, post, reserveLotIds } from '../../ledger/post.server.ts'
import type { ProgramVersion } from '../../program/settings.ts'
import { readWhoIsGiven } from './who-is-given.server.ts'

export interface MemberEvent {
  memberId: string
  /** What tells it from all others of the member: `anniversary/<rule>/2027`. */
  key: string
  at: Date
  points: number
  told: EventTold
  /** Its points wait until then; left out: they can be spent at once. */
  availableAt?: Date
  /** They last until then at most, and no activity makes it longer. */
  endsAt?: Date
}

/**
 * Books what was not booked before. Somebody who was out of the program at that moment, or paused,
 * is given nothing, and nobody is while the program gave nothing.
 * @returns those that are booked, now or before.
 */
export async function bookEvents(
  tx: ShopTx,
  events: MemberEvent[],
  now: Date,
): Promise<MemberEvent[]> {
  if (events.length === 0) return []
  const memberIds = [...new Set(events.map(({ memberId }) => memberId))]
  const versionFor = await readWhoIsGiven(tx, memberIds)
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  const due = events.flatMap((event) => {
    const version = versionFor(event)
    return version && event.points > 0 ? [{ event, version }] : []
  })
  await lockMembers(tx, memberIds)
  const fresh = await leaveOutKnown(
    tx,
    due.map(({ event, version }) => plan(event, { version, timeZone: timeZone ?? 'UTC', now })),
  )
  const lotIds = await reserveLotIds(tx, fresh.length)
  const transfers = fresh.map((one, index) => ({ ...one, lotId: lotIds[index] ?? null }))
  const posted = await post(tx, transfers, now)
  if (!posted.ok) throw new Error(`an event was booked otherwise: ${posted.refusal.code}`)
  return due.map(({ event }) => event)
}

/** Booked to the member before, or to somebody who was merged into them. */
async function leaveOutKnown(tx: ShopTx, planned: PlannedTransfer[]): Promise<PlannedTransfer[]> {
  const rows = await tx.sql<{ reference: string }>`
    SELECT p.reference FROM unnest(${planned.map((one) => one.reference)}::text[],
      ${planned.map((one) => one.memberId)}::uuid[],
      ${planned.map((one) => one.key)}::text[]) p (reference, member_id, key)
    CROSS JOIN LATERAL unnest(identities(${tx.shopId}::int, p.member_id)) i (id)
    CROSS JOIN LATERAL (SELECT 1 FROM transfers
      WHERE shop_id = ${tx.shopId} AND reference = 'event/' || i.id || '/' || p.key OFFSET 0) t`
  const known = new Set(rows.map(({ reference }) => reference))
  return planned.filter(({ reference }) => !known.has(reference))
}

interface Terms {
  version: ProgramVersion
  timeZone: string
  now: Date
}

function plan(event: MemberEvent, { version, timeZone, now }: Terms): PlannedTransfer {
  const { memberId, key, at, points, told, availableAt = at } = event
  const { expiry, movesUnannounced } = version.settings
  const usual = endOfLot(expiry, availableAt, { timeZone, movesUnannounced })
  const end = event.endsAt ? endedBy(usual, event.endsAt) : usual
  const isPast = end.expiresAt !== null && end.expiresAt <= now
  const isRipe = availableAt <= now
  return {
    reference: `event/${memberId}/${key}`,
    memberId,
    asset: 'points',
    from: 'issued',
    to: isPast ? 'expired' : isRipe ? 'available' : 'pending',
    amount: points,
    lotId: null,
    opens: { availableAt, ...end },
    orderId: null,
    key,
    occurredAt: at,
    because: { kind: 'event', ...told },
  }
}

function endedBy(usual: LotEnd, endsAt: Date): LotEnd {
  const { expiresAt } = usual
  if (expiresAt !== null && expiresAt <= endsAt) return usual
  return { expiresAt: endsAt, idleMonths: null, movesTo: null }
}
