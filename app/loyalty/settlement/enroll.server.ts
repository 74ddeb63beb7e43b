// Everyone with a customer record is known as a member; whether they are in is for membership to
// say. Coming is a fact with a natural key, so the bonus of the program in force at that moment is
// given once, whoever reports the customer first.
import type { ShopTx } from '../../db.server.ts'
import type { MemberJoined } from '../kernel/facts.ts'
import { readNamedTags } from '../membership/observe-tags.server.ts'
import { awardSignups, recordJoinings } from './award-signup.server.ts'
import { askForTags } from './joining/ask-for-tags.server.ts'

/** @returns the member of this customer, who may have been one before. */
export async function enroll(
  tx: ShopTx,
  { customerId, createdAt, now }: { customerId: string; createdAt: Date; now: Date },
): Promise<{ memberId: string }> {
  const joined = { customerId, createdAt: createdAt.toISOString() }
  const memberId = (await enrollAll(tx, [joined], now)).get(customerId)
  if (!memberId) throw new Error('enrolling a customer made no member')
  return { memberId }
}

/** Set-wise: @returns customer id → member id, for all of them. */
export async function enrollAll(
  tx: ShopTx,
  customers: MemberJoined[],
  now: Date,
): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map()
  // One by one: planned as one question while the table is new, it would be the whole shop's.
  const rows = await tx.sql<MemberRow>`
    SELECT m.customer_id, coalesce(m.merged_into, m.id)::text AS member_id
    FROM unnest(${[...new Set(customers.map(idOf))]}::text[]) asked (id) CROSS JOIN LATERAL (
      SELECT customer_id, merged_into, id FROM members
      WHERE shop_id = ${tx.shopId} AND customer_id = asked.id OFFSET 0) m`
  const members = new Map(rows.map((row) => [row.customer_id, row.member_id]))
  const strangers = customers.filter(({ customerId }) => !members.has(customerId))
  for (const row of await make(tx, strangers, now)) members.set(row.customer_id, row.member_id)
  return members
}

interface MemberRow {
  customer_id: string
  member_id: string
}

const idOf = (customer: MemberJoined): string => customer.customerId

async function make(tx: ShopTx, strangers: MemberJoined[], now: Date): Promise<MemberRow[]> {
  if (strangers.length === 0) return []
  const rows = await tx.sql<MemberRow & { is_new: boolean }>`
    SELECT customer_id, member_id::text, is_new FROM enroll_members(
      p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_customer_ids => ${strangers.map(idOf)}::text[],
      p_joined_at => ${strangers.map((one) => one.createdAt)}::timestamptz[])`
  const newIds = rows.filter((row) => row.is_new).map((row) => row.member_id)
  if (newIds.length > 0) await receive(tx, newIds, now)
  return rows
}

/** Where tags decide who is in, the bonus waits until they are known. */
async function receive(tx: ShopTx, memberIds: string[], now: Date): Promise<void> {
  const comers = await recordJoinings(tx, memberIds, now)
  const named = await readNamedTags(tx)
  if (named.size > 0) await askForTags(tx, memberIds)
  else await awardSignups(tx, comers, now)
}
