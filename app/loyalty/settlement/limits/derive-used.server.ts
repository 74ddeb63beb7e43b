// What members had used of the program's limits before orders that are about to be settled, how
// many orders they had placed, and which tier they held. Their other orders are read under the
// members' locks, and those that are worth something else by now are settled with them, as far as
// nobody else is at them: a few at once, the rest by a job.
import type { ShopTx } from '../../../db.server.ts'
import { enqueue } from '../../../queue.server.ts'
import type { Inputs, Used } from '../../earning/evaluation.ts'
import { foldedFor, goesBackForEver, isForSome, looksBack } from '../../earning/look-back.ts'
import { comparePlaced } from '../../earning/used-points.ts'
import { readSnapshot, type StoredSnapshot } from '../../kernel/stored-snapshot.ts'
import { addDays, startOfMonth } from '../../kernel/time.ts'
import { lockMembers } from '../../ledger/lock-members.server.ts'
import { asksForRecords } from '../../membership/earlier-ways.ts'
import { type Histories, readHistories } from '../../membership/read-membership.server.ts'
import type { Program } from '../complete-inputs.ts'
import type { KeptInputs, OrderToValue } from '../order-case.ts'
import { lockIdleOrders } from '../stored-orders.server.ts'
import { type FoldedOrder, foldMember, type OrderToFold } from './fold-member.ts'
import { noteFixed } from './note-fixed.server.ts'
import { writeHoldings } from './write-holdings.server.ts'

const mostAtOnce = 25

export interface OrdersToLimit {
  told: OrderToValue[]
  program: Pick<Program, 'versions' | 'editions'>
  timeZone: string
  complete(order: OrderToValue, histories: Histories): Inputs
  now: Date
}

export interface Limited {
  told: OrderToValue[]
  /** Settled before, and worth something else by now. Locked. */
  again: OrderToValue[]
}

/** A program that never asked what members did before asks for nothing. */
export async function deriveUsed(tx: ShopTx, orders: OrdersToLimit): Promise<Limited> {
  const { told, program, complete, now } = orders
  const { versions } = program
  const audiences = program.editions.map(({ audience }) => audience)
  const isAsked = isForSome(audiences) || versions.some(({ settings }) => looksBack(settings))
  if (!isAsked) return { told, again: [] }
  const memberIds = membersOf(told)
  await lockMembers(tx, memberIds)
  const since = sinceOf(orders)
  const [others, histories, closedUntil] = [
    await readOthers(tx, { told, memberIds, since }),
    await readHistories(tx, memberIds, { withRecords: asksForRecords(versions) }),
    await readClosedUntil(tx),
  ]
  const all = [...told.map((one) => ({ ...one, isTold: true, isParked: false })), ...others]
  const byMember = Map.groupBy(all, ({ memberId }) => memberId)
  const folding = {
    complete: (one: OrderToValue) => complete(one, histories),
    now,
    closedUntil,
    since,
    ...foldedFor(
      versions.map(({ settings }) => settings),
      audiences,
    ),
  }
  const members = memberIds.map((id) => ({ id, ...foldMember(byMember.get(id) ?? [], folding) }))
  if (versions.some(({ settings }) => settings.plan.isOn)) await writeHoldings(tx, members)
  const folded = members.flatMap((one) => one.orders)
  await noteFixed(tx, folded, now)
  const byOrder = new Map(folded.map((one) => [one.order.snapshot.orderId, one]))
  return {
    told: told.map((one) => withUsed(one, byOrder.get(one.snapshot.orderId)?.used ?? null)),
    again: await takeStale(tx, folded),
  }
}

/** Also of those whose order it was: what they earned without it is counted anew. */
function membersOf(told: OrderToValue[]): string[] {
  const ids = told.flatMap(({ memberId, before }) => [memberId, before?.memberId ?? null])
  return [...new Set(ids.filter((id) => id !== null))].sort()
}

/** Where nothing goes back for ever, what was placed in earlier months is not asked for. */
function sinceOf({ told, program, timeZone }: OrdersToLimit): Date {
  if (isForSome(program.editions.map(({ audience }) => audience))) return new Date(0)
  if (program.versions.some(({ settings }) => goesBackForEver(settings))) return new Date(0)
  const placed = told.map(({ snapshot }) => Date.parse(snapshot.processedAt))
  // An order keeps the time zone that its shop had then: a day more is enough for any other.
  return addDays(startOfMonth(new Date(Math.min(...placed)), timeZone), -1)
}

interface Row {
  memberId: string
  snapshot: StoredSnapshot
  inputs: KeptInputs
  isParked: boolean
}

async function readOthers(
  tx: ShopTx,
  { told, memberIds, since }: { told: OrderToValue[]; memberIds: string[]; since: Date },
): Promise<OrderToFold[]> {
  const rows = await tx.sql<Row>`
    SELECT member_id::text AS "memberId", snapshot, inputs,
      parked_reason IS NOT NULL AS "isParked"
    FROM orders WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND processed_at >= ${since}
      AND id <> ALL(${told.map((one) => one.snapshot.orderId)}::text[])`
  return rows.map(({ memberId, inputs, isParked, ...row }) => {
    const snapshot = readSnapshot(row.snapshot)
    const before = { snapshot, inputs, memberId, isForgotten: false }
    return { snapshot, before, inputs, memberId, isTold: false, isParked }
  })
}

async function readClosedUntil(tx: ShopTx): Promise<Date | null> {
  const [row] = await tx.sql<{ until: Date | null }>`
    SELECT max(until_at) AS until FROM accounting_months
    WHERE shop_id = ${tx.shopId} AND closed_at IS NOT NULL`
  return row?.until ?? null
}

/**
 * Whoever settles one of them now waits for its member, and finds what is known by then: these are
 * not waited for, since orders are locked before members.
 */
async function takeStale(tx: ShopTx, folded: FoldedOrder[]): Promise<OrderToValue[]> {
  const stale = folded
    .filter(({ isStale }) => isStale)
    .sort((one, other) => comparePlaced(one.order.snapshot, other.order.snapshot))
  if (stale.length === 0) return []
  const first = stale.slice(0, mostAtOnce)
  const busy = await lockIdleOrders(
    tx,
    first.map(({ order }) => order.snapshot.orderId),
  )
  const isBusy = ({ order }: FoldedOrder) => busy.has(order.snapshot.orderId)
  await askForRest(tx, [...first.filter(isBusy), ...stale.slice(mostAtOnce)])
  return first.filter((one) => !isBusy(one)).map(({ order, used }) => withUsed(order, used))
}

/** A job for each member and month in which something is left. */
async function askForRest(tx: ShopTx, stale: FoldedOrder[]): Promise<void> {
  const { shopId } = tx
  for (const [memberId, theirs] of Map.groupBy(stale, ({ order }) => order.memberId)) {
    const since = theirs[0]?.order.snapshot.processedAt
    if (memberId === null || since === undefined) continue
    const key = `limits/${shopId}/${memberId}/${since.slice(0, 7)}`
    await enqueue(tx, 'resettle_member', { shopId, memberId, since }, { key })
  }
}

function withUsed(
  { snapshot, before, inputs, memberId }: OrderToValue,
  used: Used | null,
): OrderToValue {
  const { used: _, ...kept } = inputs
  return { snapshot, before, memberId, inputs: used ? { ...kept, used } : kept }
}
