// Values stored orders once more by the very function that values live ones: by a draft, or by the
// versions that were in force, which must give exactly what is booked.
import type { ShopTx } from '../../../db.server.ts'
import { evaluate } from '../../earning/evaluate.ts'
import type { Evaluation, Inputs } from '../../earning/evaluation.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { type Histories, readHistories } from '../../membership/read-membership.server.ts'
import { nothingKnown, statusForOrder } from '../../membership/standing.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import type { KeptInputs } from '../../settlement/order-case.ts'
import { complete } from '../../settlement/value-orders.server.ts'

export interface ReplayedOrder {
  id: string
  memberId: string
  snapshot: OrderSnapshot
  /** Points that it is worth in the books. */
  live: number
  /** Points that it is worth by what it was replayed through. */
  replayed: number
}

export interface Replay {
  memberIds: string[]
  since: Date
  until: Date
  /** Null: the versions and phases that were in force when the orders were placed. */
  draft: ProgramSettings | null
}

interface Row {
  id: string
  memberId: string
  snapshot: OrderSnapshot
  inputs: KeptInputs
  evaluation: Evaluation
}

export async function replayOrders(shop: ShopTx, replay: Replay): Promise<ReplayedOrder[]> {
  const { memberIds, since, until, draft } = replay
  const [rows, histories, versions, phases] = await Promise.all([
    shop.sql<Row>`
      SELECT id, member_id::text AS "memberId", snapshot, inputs, evaluation FROM orders
      WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
        AND processed_at >= ${since} AND processed_at < ${until}
      ORDER BY processed_at, id`,
    readHistories(shop, memberIds),
    listVersions(shop),
    listPhases(shop),
  ])
  const program = { versions, phases, shop: { timeZone: 'UTC', isDevelopment: false } }
  return rows.map(({ id, memberId, snapshot, inputs, evaluation }) => {
    const asPlaced = complete(inputs, { program, histories, memberId, at: snapshot.processedAt })
    const asked = draft ? under(draft, asPlaced, histories, snapshot) : asPlaced
    const replayed = pointsOf(evaluate(asked, snapshot))
    return { id, memberId, snapshot, live: pointsOf(evaluation), replayed }
  })
}

/** As if the draft had been published and live when the order was placed. */
function under(
  settings: ProgramSettings,
  inputs: Inputs,
  histories: Histories,
  { processedAt }: OrderSnapshot,
): Inputs {
  const history = histories.get(inputs.memberId ?? '') ?? nothingKnown
  const status = statusForOrder(history, settings, new Date(processedAt))
  return { ...inputs, version: { number: 0, settings }, phase: 'live', status }
}

const pointsOf = ({ effects }: Evaluation) =>
  effects.reduce((sum, { quantity }) => sum + quantity, 0)
