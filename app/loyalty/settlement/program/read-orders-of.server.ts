// All orders of some members as they are known, with what they are valued by: what a fold over
// everything that somebody ordered begins with.
import type { ShopTx } from '../../../db.server.ts'
import type { Inputs } from '../../earning/evaluation.ts'
import { comparePlaced } from '../../earning/used-points.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { readSnapshot, type StoredSnapshot } from '../../kernel/stored-snapshot.ts'
import { readHistories } from '../../membership/read-membership.server.ts'
import { complete } from '../complete-inputs.ts'
import type { KeptInputs } from '../order-case.ts'
import { readWholeProgram } from './read-whole-program.server.ts'

interface Row {
  memberId: string
  snapshot: StoredSnapshot
  inputs: KeptInputs
}

export interface ValuedOrder {
  snapshot: OrderSnapshot
  inputs: Inputs
}

/** @returns those who have any, each with the earliest placed first. */
export async function readOrdersOf(
  tx: ShopTx,
  memberIds: string[],
): Promise<Map<string, ValuedOrder[]>> {
  const program = await readWholeProgram(tx)
  const histories = await readHistories(tx, memberIds, { withRecords: true })
  const rows = await tx.sql<Row>`
    SELECT member_id::text AS "memberId", snapshot, inputs FROM orders
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])`
  const orders = rows
    .map((row) => ({ ...row, snapshot: readSnapshot(row.snapshot) }))
    .sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
  const valued = orders.map(({ memberId, snapshot, inputs }) => {
    const known = { program, histories, memberId, at: snapshot.processedAt }
    return { memberId, snapshot, inputs: complete(inputs, known) }
  })
  return Map.groupBy(valued, ({ memberId }) => memberId)
}
