// Joining is a fact. Its bonus is that of the program in force at the moment of joining, in the
// shop's time, and is booked under the member's own key: a second report of the same customer finds
// it done.
import type { ShopTx } from '../../db.server.ts'
import { evaluateSignup, type SignupAward } from '../earning/signup.ts'
import { type PlannedTransfer, post, reserveLotIds } from '../ledger/post.server.ts'
import { listVersions } from '../program/list-versions.server.ts'
import { versionAt } from './version-at.ts'

interface Joined {
  memberId: string
  joinedAt: Date
}

/** For members that were made in this transaction. */
export async function awardSignups(tx: ShopTx, memberIds: string[], now: Date): Promise<void> {
  const joined = await tx.sql<Joined>`
    SELECT id::text AS "memberId", joined_at AS "joinedAt" FROM members
    WHERE shop_id = ${tx.shopId} AND id = ANY(${memberIds}::uuid[])`
  const versions = await listVersions(tx)
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
  const awards = joined.map((member) => {
    const version = versionAt(versions, member.joinedAt)
    return { member, version, awards: evaluateSignup(version, member.joinedAt, timeZone ?? 'UTC') }
  })
  await tx.sql`
    INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    SELECT ${tx.shopId}::int, 'signup/' || member_id, 'member_joined', member_id, joined_at,
      ${now}::timestamptz, jsonb_build_object('version', version)
    FROM unnest(${awards.map((one) => one.member.memberId)}::uuid[],
      ${awards.map((one) => one.member.joinedAt.toISOString())}::timestamptz[],
      ${awards.map((one) => one.version?.number ?? null)}::int[]) t (member_id, joined_at, version)
    ON CONFLICT DO NOTHING`
  const planned = awards.flatMap(({ member, awards: given }) =>
    given.map((award) => plan(member, award, now)),
  )
  const lotIds = await reserveLotIds(tx, planned.length)
  const transfers = planned.map((transfer, index) => ({
    ...transfer,
    lotId: lotIds[index] ?? null,
  }))
  const posted = await post(tx, transfers, now)
  if (!posted.ok)
    throw new Error(
      `a sign-up bonus was booked otherwise before: ${JSON.stringify(posted.refusal)}`,
    )
}

function plan({ memberId, joinedAt }: Joined, award: SignupAward, now: Date): PlannedTransfer {
  const { ruleId, points, expiresAt, because } = award
  const isPast = expiresAt !== null && expiresAt <= now
  return {
    reference: `signup/${memberId}/${ruleId}`,
    memberId,
    asset: 'points',
    from: 'issued',
    to: isPast ? 'expired' : 'available',
    amount: points,
    lotId: null,
    opens: { availableAt: joinedAt, expiresAt },
    orderId: null,
    key: `signup/${ruleId}`,
    occurredAt: joinedAt,
    because,
  }
}
