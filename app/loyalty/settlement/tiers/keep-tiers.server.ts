// Notes which tier members hold now, from all of their orders as they are known: after orders were
// settled, when a period ends, and when a version comes into force. Whoever calls has no order of
// theirs half written.
import type { ShopTx } from '../../../db.server.ts'
import { enqueue } from '../../../queue.server.ts'
import type { TierStanding } from '../../earning/tiers/tier-held.ts'
import { TierOrders } from '../../earning/tiers/tier-orders.ts'
import { givesEntries } from '../../earning/tiers/tiers-reached.ts'
import { comparePlaced } from '../../earning/used-points.ts'
import { readSnapshot, type StoredSnapshot } from '../../kernel/stored-snapshot.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { listOpenMembers } from '../../membership/list-open-members.server.ts'
import { readHistories } from '../../membership/read-membership.server.ts'
import { listTagsToChange } from '../../membership/tiers/tier-tags.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import { hasTiers } from '../../program/tiers/tier-settings.ts'
import { complete } from '../complete-inputs.ts'
import type { KeptInputs, OrderToValue } from '../order-case.ts'
import { readWholeProgram } from '../program/read-whole-program.server.ts'
import { type Entering, giveEntries } from './give-entries.server.ts'

interface Row {
  memberId: string
  snapshot: StoredSnapshot
  inputs: KeptInputs
}

/** Of whom these orders are, and of whom they were before. */
export function keepTiersOf(tx: ShopTx, orders: OrderToValue[], now: Date): Promise<void> {
  const ids = orders.flatMap(({ memberId, before }) => [memberId, before?.memberId ?? null])
  return keepTiers(
    tx,
    ids.filter((id) => id !== null),
    now,
  )
}

export async function keepTiers(tx: ShopTx, memberIds: string[], now: Date): Promise<void> {
  const ids = [...new Set(memberIds)].sort()
  if (ids.length === 0) return
  await lockMembers(tx, ids)
  const { standings, ...entering } = await readStandings(tx, ids, now)
  await forget(
    tx,
    ids.filter((id) => !standings.has(id)),
  )
  await write(tx, [...standings], now)
  await giveEntries(tx, entering, now)
  await askForTags(tx, ids, now)
}

/** The vendor's admin says it by a tag. */
async function askForTags(tx: ShopTx, memberIds: string[], now: Date): Promise<void> {
  const { shopId } = tx
  const changes = await listTagsToChange(tx, memberIds, now)
  if (changes.length === 0) return
  await enqueue(tx, 'mirror_tiers', { shopId, memberIds: changes.map((one) => one.memberId) })
}

type Standings = Entering & { standings: ReadonlyMap<string, TierStanding> }

/**
 * Of those of whom something counts; of a program without tiers there are none. What was given for
 * reaching one follows from their orders also when the program has none any more.
 */
async function readStandings(tx: ShopTx, memberIds: string[], now: Date): Promise<Standings> {
  const inForce = await readProgramInForce(tx, now)
  const settings = inForce && hasTiers(inForce.settings) ? inForce.settings : null
  if (!settings && !givesEntries(await listVersions(tx)))
    return { standings: new Map(), orders: new Map(), versions: [], timeZone: 'UTC' }
  const shop = await tx.db.shop.findUniqueOrThrow({
    where: { id: tx.shopId },
    select: { timeZone: true },
  })
  const timeZone = shop.timeZone ?? 'UTC'
  const { versions, counted } = await readTierOrders(tx, memberIds)
  const some = [...counted].filter(([, all]) => all.counts)
  const standing = settings && ((all: TierOrders) => all.standing(settings, { at: now, timeZone }))
  const open = givesEntries(versions) ? await listOpenMembers(tx, memberIds) : []
  return {
    standings: new Map(standing ? some.map(([id, all]) => [id, standing(all)]) : []),
    orders: new Map(open.map((id) => [id, counted.get(id)?.knownAt(now.getTime()) ?? []])),
    versions,
    timeZone,
  }
}

/** What their orders count, and the versions these were placed under. */
async function readTierOrders(tx: ShopTx, memberIds: string[]) {
  const program = await readWholeProgram(tx)
  const histories = await readHistories(tx, memberIds, { withRecords: true })
  const rows = await tx.sql<Row>`
    SELECT member_id::text AS "memberId", snapshot, inputs FROM orders
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  const orders = rows
    .map((row) => ({ ...row, snapshot: readSnapshot(row.snapshot) }))
    .sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
  const counted = new Map<string, TierOrders>()
  for (const [memberId, theirs] of Map.groupBy(orders, (one) => one.memberId)) {
    const all = new TierOrders()
    for (const { snapshot, inputs } of theirs) {
      const known = { program, histories, memberId, at: snapshot.processedAt }
      all.add(complete(inputs, known), snapshot)
    }
    counted.set(memberId, all)
  }
  return { versions: program.versions, counted }
}

/** Nothing of theirs counts towards a tier. */
async function forget(tx: ShopTx, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return
  await tx.sql`
    WITH gone AS (
      DELETE FROM member_tiers
      WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING member_id)
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT member_id FROM gone) RETURNING 1 AS one`
}

/** Their states change with it, and with nothing else. */
async function write(tx: ShopTx, held: [string, TierStanding][], now: Date): Promise<void> {
  if (held.length === 0) return
  const of = <Value>(read: (one: TierStanding) => Value) => held.map(([, one]) => read(one))
  await tx.sql`
    WITH noted AS (
      INSERT INTO member_tiers AS t (shop_id, member_id, tier_id, since, until, spend_minor, points,
        orders, due_at)
      SELECT ${tx.shopId}, n.member_id, n.tier_id, ${now}, n.until, n.spend_minor, n.points,
        n.orders, n.due_at
      FROM unnest(${held.map(([id]) => id)}::uuid[], ${of(({ tier }) => tier?.id ?? null)}::text[],
        ${of(({ until }) => until)}::timestamptz[],
        ${of(({ sums }) => sums.spendMinor)}::bigint[], ${of(({ sums }) => sums.points)}::int[],
        ${of(({ sums }) => sums.orders)}::int[], ${of((one) => one.changesAt)}::timestamptz[])
        AS n (member_id, tier_id, until, spend_minor, points, orders, due_at)
      ON CONFLICT (shop_id, member_id) DO UPDATE SET tier_id = EXCLUDED.tier_id,
        since = CASE WHEN t.tier_id IS NOT DISTINCT FROM EXCLUDED.tier_id
          THEN t.since ELSE EXCLUDED.since END,
        until = EXCLUDED.until, spend_minor = EXCLUDED.spend_minor, points = EXCLUDED.points,
        orders = EXCLUDED.orders, due_at = EXCLUDED.due_at
      WHERE (t.tier_id, t.until, t.spend_minor, t.points, t.orders, t.due_at) IS DISTINCT FROM
        (EXCLUDED.tier_id, EXCLUDED.until, EXCLUDED.spend_minor, EXCLUDED.points, EXCLUDED.orders,
          EXCLUDED.due_at)
      RETURNING t.member_id)
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT member_id FROM noted) RETURNING 1 AS one`
}
