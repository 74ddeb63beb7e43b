// Values stored orders once more by the very function that values live ones: by a draft, or by the
// versions that were in force, which must give exactly what is booked.
import type { ShopTx } from '../../../db.server.ts'
import { evaluate } from '../../earning/evaluate.ts'
import type { Evaluation, Inputs } from '../../earning/evaluation.ts'
import { limitsMembers } from '../../earning/limit-by-member.ts'
import { comparePlaced, UsedByMember } from '../../earning/used-points.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { readSnapshot, type StoredSnapshot } from '../../kernel/stored-snapshot.ts'
import { earlierWaysAt } from '../../membership/earlier-ways.ts'
import { type Histories, readHistories } from '../../membership/read-membership.server.ts'
import { nothingKnown, statusForOrder } from '../../membership/standing.ts'
import type { Backfill } from '../../program/backfill/backfill.ts'
import { listBackfills } from '../../program/backfill/list-backfills.server.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import type { ProgramSettings, ProgramVersion } from '../../program/settings.ts'
import { complete } from '../../settlement/complete-inputs.ts'
import type { KeptInputs } from '../../settlement/order-case.ts'

export interface ReplayedOrder {
  id: string
  memberId: string
  snapshot: OrderSnapshot
  /** Points that it is worth in the books. */
  live: number
  /** Points that it is worth by what it was replayed through. */
  replayed: number
  /** Shopify has to tell more of it first: until then it is worth nothing. */
  isAwaiting: boolean
}

export interface Replay {
  memberIds: string[]
  since: Date
  until: Date
  /** Null: the versions and phases that were in force when the orders were placed. */
  draft: ProgramSettings | null
  /** As if this had been decided, too. */
  backfill?: Backfill
}

interface Row {
  id: string
  memberId: string
  snapshot: StoredSnapshot
  inputs: KeptInputs
  evaluation: Evaluation
}

export async function replayOrders(shop: ShopTx, replay: Replay): Promise<ReplayedOrder[]> {
  const { memberIds, since, until, draft, backfill } = replay
  const versions = await listVersions(shop)
  const settings = [...versions.map((one) => one.settings), ...(draft ? [draft] : [])]
  // What is kept with an order was used under the versions that were in force.
  const isFolded = (draft !== null || backfill !== undefined) && settings.some(limitsMembers)
  const [rows, histories, phases, backfills] = await Promise.all([
    readRows(shop, { memberIds, since: isFolded ? new Date(0) : since, until }),
    readHistories(shop, memberIds, { withRecords: true }),
    listPhases(shop),
    listBackfills(shop),
  ])
  if (backfill) backfills.unshift(backfill)
  const program = { versions, phases, backfills, shop: { timeZone: 'UTC', isDevelopment: false } }
  const used = new UsedByMember()
  return rows.flatMap(({ id, memberId, snapshot, inputs, evaluation }) => {
    const asPlaced = complete(inputs, { program, histories, memberId, at: snapshot.processedAt })
    const isReplayed = new Date(snapshot.processedAt) >= since
    const under =
      draft && isReplayed ? asIf(draft, asPlaced, { histories, versions }, snapshot) : asPlaced
    const asked = isFolded ? used.next(memberId, under, snapshot) : under
    if (!isReplayed) return []
    const worth = evaluate(asked, snapshot)
    const known = { id, memberId, snapshot, live: pointsOf(evaluation) }
    return [{ ...known, replayed: pointsOf(worth), isAwaiting: isAwaiting(worth) }]
  })
}

async function readRows(
  shop: ShopTx,
  { memberIds, since, until }: Pick<Replay, 'memberIds' | 'since' | 'until'>,
): Promise<(Omit<Row, 'snapshot'> & { snapshot: OrderSnapshot })[]> {
  const rows = await shop.sql<Row>`
    SELECT id, member_id::text AS "memberId", snapshot, inputs, evaluation FROM orders
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND processed_at >= ${since} AND processed_at < ${until}`
  return rows
    .map((row) => ({ ...row, snapshot: readSnapshot(row.snapshot) }))
    .sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
}

/** As if the draft had been published and live when the order was placed. */
function asIf(
  settings: ProgramSettings,
  inputs: Inputs,
  { histories, versions }: { histories: Histories; versions: ProgramVersion[] },
  { processedAt }: OrderSnapshot,
): Inputs {
  const history = histories.get(inputs.memberId ?? '') ?? nothingKnown
  const at = new Date(processedAt)
  const begun = { number: Number.MAX_SAFE_INTEGER, settings, effectiveFrom: at }
  const earlier = earlierWaysAt([...versions, begun], at)
  const status = statusForOrder(history, { ...settings, earlier }, at)
  return { ...inputs, version: { number: 0, settings }, phase: 'live', status }
}

const pointsOf = ({ effects }: Evaluation) =>
  effects.reduce((sum, { quantity }) => sum + quantity, 0)

const isAwaiting = ({ unapplied }: Evaluation) =>
  unapplied.some((one) => !one.applied && one.obstacle === 'awaiting_details')
