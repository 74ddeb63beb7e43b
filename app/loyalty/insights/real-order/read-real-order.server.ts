// The orders that a draft may be tried on, and one of them with everything that `evaluate` is told
// of it. Reads only.
import type { ShopTx } from '../../../db.server.ts'
import type { Inputs } from '../../earning/evaluation.ts'
import { TierOrders } from '../../earning/tiers/tier-orders.ts'
import { comparePlaced, UsedByMember } from '../../earning/used-points.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { readSnapshot } from '../../kernel/stored-snapshot.ts'
import { type Histories, readHistories } from '../../membership/read-membership.server.ts'
import { nothingKnown } from '../../membership/standing.ts'
import { complete, type Program } from '../../settlement/complete-inputs.ts'
import { readWholeProgram } from '../../settlement/program/read-whole-program.server.ts'
import { listUsed } from '../../settlement/returns/read-spent.server.ts'
import { type PlacedRow, readPlaced } from '../backtest/replay-orders.server.ts'
import type { RealOrder, Travelled } from './real-order.ts'

export interface RecentOrder {
  id: string
  name: string
  processedAt: Date
  /** Its goods, as it was placed. */
  placedMinor: number
}

const mostOffered = 10

/** Whether there is one to choose. */
export async function hasRealOrder(shop: ShopTx): Promise<boolean> {
  const rows = await shop.sql`SELECT 1 AS one FROM orders
    WHERE shop_id = ${shop.shopId} AND member_id IS NOT NULL LIMIT 1`
  return rows.length > 0
}

/** Of members, newest first; of whoever was forgotten there is nothing to be tried. */
export async function listRecentOrders(shop: ShopTx): Promise<RecentOrder[]> {
  return shop.sql<RecentOrder>`
    SELECT o.id, o.name, o.processed_at AS "processedAt",
      (o.snapshot->>'placedMinor')::float8 AS "placedMinor"
    FROM orders o JOIN members m ON m.shop_id = o.shop_id AND m.id = o.member_id
    WHERE o.shop_id = ${shop.shopId} AND m.redacted_at IS NULL
    ORDER BY o.processed_at DESC, o.id DESC LIMIT ${mostOffered}::int`
}

/** @returns null for an order that has not reached us, or whose member was forgotten. */
export async function readRealOrder(shop: ShopTx, orderId: string): Promise<RealOrder | null> {
  const row = await readRow(shop, orderId)
  if (!row) return null
  const { id, memberId, live: given, inputs: kept } = row
  const snapshot = readSnapshot(row.snapshot)
  const memberIds = memberId === null ? [] : [memberId]
  const [program, histories, spent] = await Promise.all([
    readWholeProgram(shop),
    readHistories(shop, memberIds, { withRecords: true }),
    snapshot.discountCodes.length === 0 ? [] : listUsed(shop, snapshot),
  ])
  const at = snapshot.processedAt
  const whole = complete(kept, { program, histories, memberId, at })
  const before = await readBefore(shop, { memberId, snapshot, inputs: whole, program, histories })
  const { tierOrders, ...used } = before
  const { version: _, ...asPlaced } = { ...whole, ...used }
  const versions = program.versions.map(({ number, settings, effectiveFrom }) => {
    const { membership } = settings
    return { number, settings: { membership }, effectiveFrom: effectiveFrom.toISOString() }
  })
  const history = travel(histories.get(memberId ?? '') ?? nothingKnown)
  const rewards = spent
    .filter(({ asset }) => asset === 'points')
    .map(({ reward, points }) => ({ label: reward.label, points }))
  return {
    id,
    name: snapshot.name,
    snapshot,
    asPlaced,
    history,
    versions,
    given,
    spent: rewards,
    tierOrders,
  }
}

/** By the name that people know it by, with or without the sign before the number. */
export async function findRealOrder(shop: ShopTx, typed: string): Promise<string | null> {
  const name = typed.trim()
  const [found] = await shop.sql<{ id: string }>`
    SELECT id FROM orders WHERE shop_id = ${shop.shopId}
      AND name = ANY(${[name, `#${name}`]}::text[])
    ORDER BY processed_at DESC LIMIT 1`
  return found?.id ?? null
}

type Row = Omit<PlacedRow, 'memberId'> & { memberId: string | null }

async function readRow(shop: ShopTx, orderId: string): Promise<Row | undefined> {
  const [row] = await shop.sql<Row>`
    SELECT o.id, o.member_id::text AS "memberId", o.snapshot, o.inputs,
      (SELECT coalesce(sum((effect->>'quantity')::int), 0)::int
        FROM jsonb_array_elements(o.evaluation->'effects') effect
        WHERE effect->>'asset' = 'points') AS live
    FROM orders o LEFT JOIN members m ON m.shop_id = o.shop_id AND m.id = o.member_id
    WHERE o.shop_id = ${shop.shopId} AND o.id = ${orderId} AND m.redacted_at IS NULL`
  return row
}

interface Looked {
  memberId: string | null
  snapshot: OrderSnapshot
  inputs: Inputs
  program: Program
  histories: Histories
}

interface Before extends Pick<Inputs, 'used'> {
  tierOrders: RealOrder['tierOrders']
}

/** What its member had used of limits, and placed, before: by what was in force. */
async function readBefore(
  shop: ShopTx,
  { memberId, snapshot, inputs, program, histories }: Looked,
): Promise<Before> {
  if (memberId === null) return { tierOrders: [] }
  const { processedAt } = snapshot
  // All that were placed at the same moment, too: their ids say which was first.
  const until = new Date(Date.parse(processedAt) + 1)
  const placed = await readPlaced(shop, { memberIds: [memberId], since: new Date(0), until })
  const before = placed
    .map((row) => ({ kept: row.inputs, snapshot: readSnapshot(row.snapshot) }))
    .filter((one) => comparePlaced(one.snapshot, snapshot) < 0)
    .sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
  const members = new UsedByMember({ isLimited: true, hasTiers: false })
  const counted = new TierOrders()
  for (const { kept, snapshot: earlier } of before) {
    const known = { program, histories, memberId, at: earlier.processedAt }
    counted.add(members.next(memberId, complete(kept, known), earlier), earlier)
  }
  const { used } = members.next(memberId, inputs, snapshot)
  const moment = Date.parse(inputs.countedFrom ?? processedAt)
  // Campaigns are as they were, and so is who was in their segments.
  const { segments } = inputs.used ?? {}
  const whole = used && { ...used, ...(segments ? { segments } : {}) }
  return { ...(whole ? { used: whole } : {}), tierOrders: counted.knownAt(moment) }
}

const travel = <T>(value: T): Travelled<T> => JSON.parse(JSON.stringify(value)) as Travelled<T>
