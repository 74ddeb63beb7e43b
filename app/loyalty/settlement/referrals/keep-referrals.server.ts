// Notes what became of friends, from all of their orders as they are known: after orders were
// settled, after a merge, and once more before anything is given. Nothing is booked here, so that
// settling an order waits for nobody but its own member.
import type { ShopTx } from '../../../db.server.ts'
import { stoodUntil } from '../../earning/stood-until.ts'
import { comparePlaced } from '../../earning/used-points.ts'
import { readSnapshot, type StoredSnapshot } from '../../kernel/stored-snapshot.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { readHistories } from '../../membership/read-membership.server.ts'
import { friendTerms } from '../../referrals/friend-terms.ts'
import { noteLost } from '../../referrals/friends-brought.server.ts'
import { findReferrers } from '../../referrals/own-code.server.ts'
import type { ReferralRow } from '../../referrals/referral.ts'
import {
  dropReferral,
  listReferralsOf,
  writeReferral,
} from '../../referrals/referral-rows.server.ts'
import { type Claim, tieOf } from '../../referrals/tie-of.ts'
import { complete } from '../complete-inputs.ts'
import type { KeptInputs, OrderToValue } from '../order-case.ts'
import { readWholeProgram } from '../program/read-whole-program.server.ts'
import { requestFetches } from '../request-fetches.server.ts'
import { listFriendsAmong } from './list-friends-among.server.ts'
import { type OrderOfFriend, referralOf } from './referral-of.ts'

/** Of whom these orders are, and of whom they were before, where anything may be about friends. */
export async function keepReferralsOf(
  tx: ShopTx,
  orders: OrderToValue[],
  now: Date,
): Promise<void> {
  const ids = orders.flatMap(({ memberId, before }) => [memberId, before?.memberId ?? null])
  const memberIds = [...new Set(ids.filter((id) => id !== null))]
  // An order without a code can make another one their first, or have lost its code just now.
  const carried = orders
    .filter(({ before }) => before?.snapshot.referralCode)
    .flatMap(({ memberId, before }) => [memberId, before?.memberId ?? null])
    .filter((id) => id !== null)
  await keepReferrals(tx, [...carried, ...(await listFriendsAmong(tx, memberIds))], now)
}

/** @param lostAt when what is found not to hold ceased to; left out: it never did. */
export async function keepReferrals(
  tx: ShopTx,
  friendIds: string[],
  now: Date,
  lostAt: Date | null = null,
): Promise<void> {
  const ids = [...new Set(friendIds)].sort()
  if (ids.length === 0) return
  await lockMembers(tx, ids)
  const kept = await listReferralsOf(tx, ids)
  const claims = await readClaims(tx, ids)
  const orders = await readOrders(tx, ids)
  const told = [...orders.values()].flat().flatMap(({ snapshot }) => snapshot.referralCode ?? [])
  const typed = [...claims.values()].map(({ code }) => code)
  const known = await findReferrers(tx, [...told, ...typed])
  for (const friendId of ids) {
    const theirs = orders.get(friendId) ?? []
    const claim = claims.get(friendId)
    const before = kept.get(friendId) ?? null
    const referrers = withHeld(known, { before, orders: theirs, claim })
    const tie = tieOf(
      theirs.map(({ snapshot, stoodUntil: until }) => ({
        orderId: snapshot.orderId,
        processedAt: snapshot.processedAt,
        stoodUntil: until,
        code: codeOf(snapshot.referralCode, referrers),
      })),
      claim && referrers.has(claim.code) ? claim : null,
    )
    const referrerId = tie.is === 'none' ? null : (referrers.get(tie.code) ?? null)
    const row = referralOf({ friendId, tie, referrerId, orders: theirs, before, now })
    if (before?.state === 'held' && row?.state === 'undoing') await noteLost(tx, row, lostAt)
    await note(tx, { before, row, orders: theirs, now })
  }
}

interface Sent {
  before: ReferralRow | null
  orders: OrderOfFriend[]
  claim: Claim | undefined
}

/** Whoever was given for a friend has sent them, also where they have asked to be forgotten. */
function withHeld(
  known: ReadonlyMap<string, string>,
  { before, orders, claim }: Sent,
): ReadonlyMap<string, string> {
  if (before?.state !== 'held') return known
  const order = orders.find(({ snapshot }) => snapshot.orderId === before.orderId)
  const code = order?.snapshot.referralCode ?? claim?.code
  return code === undefined || known.has(code)
    ? known
    : new Map([...known, [code, before.referrerId]])
}

const codeOf = (code: string | undefined, referrers: ReadonlyMap<string, string>) =>
  code !== undefined && referrers.has(code) ? code : null

interface Noted {
  before: ReferralRow | null
  row: ReferralRow | null
  orders: OrderOfFriend[]
  now: Date
}

const askedForMs = 3_600_000

/** Paid late, its days begin then: what nobody has told yet is asked for, and waited for. */
async function note(tx: ShopTx, { before, row, orders, now }: Noted): Promise<void> {
  if (row === before) return
  if (!row) return before ? dropReferral(tx, before) : undefined
  const order = orders.find(({ snapshot }) => snapshot.orderId === row.orderId)
  if (row.state !== 'ordered' || !order || order.observed?.paidAt !== null)
    return writeReferral(tx, row)
  await requestFetches(tx, [order.snapshot.orderId], now)
  const askedFor = new Date(now.getTime() + askedForMs)
  const tryAt = row.dueAt && row.dueAt > askedFor ? row.dueAt : askedFor
  await writeReferral(tx, row, { tryAt })
}

async function readClaims(tx: ShopTx, friendIds: string[]): Promise<Map<string, Claim>> {
  const rows = await tx.sql<Claim & { memberId: string }>`
    SELECT DISTINCT ON (member_id) member_id::text AS "memberId", data->>'code' AS code,
      to_json(occurred_at)#>>'{}' AS at
    FROM facts WHERE shop_id = ${tx.shopId} AND kind = 'friend_code'
      AND member_id = ANY(${friendIds}::uuid[])
    ORDER BY member_id, occurred_at, key`
  return new Map(
    rows.map(({ memberId, code, at }) => [memberId, { code, at: new Date(at).toISOString() }]),
  )
}

interface Row {
  memberId: string
  snapshot: StoredSnapshot
  inputs: KeptInputs
}

/** The earliest first. */
async function readOrders(
  tx: ShopTx,
  memberIds: string[],
): Promise<ReadonlyMap<string, OrderOfFriend[]>> {
  const rows = await tx.sql<Row>`
    SELECT member_id::text AS "memberId", snapshot, inputs FROM orders
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  if (rows.length === 0) return new Map()
  const program = await readWholeProgram(tx)
  const histories = await readHistories(tx, memberIds, { withRecords: true })
  const orders = rows.map(({ memberId, inputs: kept, snapshot: stored }) => {
    const snapshot = readSnapshot(stored)
    const inputs = complete(kept, { program, histories, memberId, at: snapshot.processedAt })
    const { version, observed } = inputs
    return {
      memberId,
      snapshot,
      observed,
      stoodUntil: stoodUntil(inputs, snapshot),
      version: version?.number ?? null,
      terms: version && friendTerms(version.settings),
    }
  })
  orders.sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
  return Map.groupBy(orders, ({ memberId }) => memberId)
}
