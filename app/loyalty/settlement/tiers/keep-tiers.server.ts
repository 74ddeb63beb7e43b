// Notes which tier members hold now, from all of their orders as they are known: after orders were
// settled, when a period ends, and when a version comes into force. Whoever calls has no order of
// theirs half written.
import type { ShopTx } from '../../../db.server.ts'
import { enqueue } from '../../../queue.server.ts'
import type { TierStanding } from '../../earning/tiers/tier-held.ts'
import { TierOrders } from '../../earning/tiers/tier-orders.ts'
import { comparePlaced } from '../../earning/used-points.ts'
import { readSnapshot, type StoredSnapshot } from '../../kernel/stored-snapshot.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { readHistories } from '../../membership/read-membership.server.ts'
import { listTagsToChange } from '../../membership/tiers/tier-tags.server.ts'
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
  const { standings, ...entering } = await readTierStandings(tx, ids, now)
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

/** Of those of whom something counts; of a program without tiers there are none. */
async function readTierStandings(tx: ShopTx, memberIds: string[], now: Date): Promise<Standings> {
  const version = await readProgramInForce(tx, now)
  if (!version || !hasTiers(version.settings))
    return { standings: new Map(), orders: new Map(), versions: [], timeZone: 'UTC' }
  const { settings } = version
  const program = await readWholeProgram(tx)
  const { timeZone } = await tx.db.shop.findUniqueOrThrow({
    where: { id: tx.shopId },
    select: { timeZone: true },
  })
  const histories = await readHistories(tx, memberIds, { withRecords: true })
  const rows = await tx.sql<Row>`
    SELECT member_id::text AS "memberId", snapshot, inputs FROM orders
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  const orders = rows
    .map((row) => ({ ...row, snapshot: readSnapshot(row.snapshot) }))
    .sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
  const zone = timeZone ?? 'UTC'
  const counted = new Map(
    [...Map.groupBy(orders, ({ memberId }) => memberId)].map(([memberId, theirs]) => {
      const all = new TierOrders()
      for (const { snapshot, inputs } of theirs) {
        const known = { program, histories, memberId, at: snapshot.processedAt }
        all.add(complete(inputs, known), snapshot)
      }
      return [memberId, all] as const
    }),
  )
  const some = [...counted].filter(([, all]) => all.counts)
  return {
    standings: new Map(
      some.map(([id, all]) => [id, all.standing(settings, { at: now, timeZone: zone })]),
    ),
    orders: new Map(some.map(([id, all]) => [id, all.knownAt(now.getTime())])),
    versions: program.versions,
    timeZone: zone,
  }
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
