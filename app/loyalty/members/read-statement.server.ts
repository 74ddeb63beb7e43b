// Everything the books say of one member, with the reason of each line: what support staff open to
// answer "why did I get 120 points?".
import type { ShopTx } from '../../db.server.ts'
import type { Evaluation, Inputs } from '../earning/evaluation.ts'
import { groupTransfers, type StatementTransfer } from './group-transfers.ts'
import type { Statement, StatementLot, StatementOrder, StatementRedemption } from './statement.ts'

const asset = 'points'
const transfersPerPage = 100
const listedOrders = 25
const listedRedemptions = 50
const listedLots = 200
const maxId = 9_223_372_036_854_775_807n

/** @param before id of the last line seen, for older ones. @returns null for an unknown member. */
export async function readStatement(
  shop: ShopTx,
  query: { memberId: string; before?: bigint },
): Promise<Statement | null> {
  const { memberId } = query
  const { shopId } = shop
  const member = await shop.db.member.findUnique({ where: { shopId_id: { shopId, id: memberId } } })
  if (!member) return null
  // Their books are those of the member they were merged into.
  if (member.mergedInto) return readStatement(shop, { ...query, memberId: member.mergedInto })
  const [balance, lines, lots, redemptions, orders, undone] = await Promise.all([
    readBalance(shop, memberId),
    readLines(shop, query),
    listLots(shop, memberId),
    listRedemptions(shop, memberId),
    listOrders(shop, memberId),
    listUndone(shop, memberId),
  ])
  const { id, customerId, joinedAt, redactedAt } = member
  return {
    member: { id, customerId, joinedAt, redactedAt },
    balance,
    ...lines,
    lots,
    redemptions,
    orders,
    undone,
  }
}

async function readBalance(shop: ShopTx, memberId: string): Promise<Statement['balance']> {
  const row = await shop.db.balance.findUnique({
    where: { shopId_memberId_asset: { shopId: shop.shopId, memberId, asset } },
    select: { pending: true, available: true, held: true, outstanding: true, debt: true },
  })
  if (!row) return { pending: 0, available: 0, held: 0, outstanding: 0, debt: 0 }
  return { ...row, available: row.available - row.debt }
}

async function readLines(
  shop: ShopTx,
  { memberId, before }: { memberId: string; before?: bigint },
): Promise<Pick<Statement, 'entries' | 'older'>> {
  const transfers = await shop.sql<StatementTransfer>`
    SELECT * FROM (
      SELECT id, "from"::text, "to"::text, amount, because,
        order_id AS "orderId", redemption_id::text AS "redemptionId",
        occurred_at AS "occurredAt", recorded_at AS "recordedAt",
        (SUM(amount * (("to" IN ('available', 'debt'))::int - ("from" IN ('available', 'debt'))::int))
          OVER (ORDER BY id))::int AS "availableAfter"
      FROM transfers
      WHERE shop_id = ${shop.shopId} AND asset = ${asset}
        AND member_id = ANY (identities(${shop.shopId}::int, ${memberId}::uuid))
    ) AS line
    WHERE id < ${before ?? maxId}::bigint
    ORDER BY id DESC LIMIT ${transfersPerPage + 1}`
  const shown = transfers.slice(0, transfersPerPage)
  const hasOlder = transfers.length > transfersPerPage
  return {
    entries: groupTransfers(shown),
    older: hasOlder ? String(shown.at(-1)?.id) : null,
  }
}

function listLots(shop: ShopTx, memberId: string): Promise<StatementLot[]> {
  return shop.sql<StatementLot>`
    SELECT l.id::text, o.name AS "orderName", l.occurred_at AS "occurredAt",
      l.available_at AS "availableAt", l.expires_at AS "expiresAt",
      l.pending_left AS "pendingLeft", l.available_left AS "availableLeft",
      l.is_test AS "isTest"
    FROM lots l
    LEFT JOIN orders o ON o.shop_id = l.shop_id AND o.id = l.order_id
    WHERE l.shop_id = ${shop.shopId} AND l.member_id = ${memberId}::uuid AND l.asset = ${asset}
      AND (l.pending_left > 0 OR l.available_left > 0)
    ORDER BY l.expires_at NULLS LAST, l.available_at, l.id LIMIT ${listedLots}`
}

function listRedemptions(shop: ShopTx, memberId: string): Promise<StatementRedemption[]> {
  return shop.sql<StatementRedemption>`
    SELECT r.id::text, r.status::text, r.code, r.reward->>'label' AS label, r.points,
      r.created_at AS "createdAt", r.expires_at AS "expiresAt", o.name AS "usedOrderName", r.problem
    FROM redemptions r
    LEFT JOIN orders o ON o.shop_id = r.shop_id AND o.id = r.used_order_id
    WHERE r.shop_id = ${shop.shopId} AND r.member_id = ${memberId}::uuid
    ORDER BY r.created_at DESC, r.id LIMIT ${listedRedemptions}`
}

async function listOrders(shop: ShopTx, memberId: string): Promise<StatementOrder[]> {
  const rows = await shop.db.order.findMany({
    where: { shopId: shop.shopId, memberId },
    orderBy: { processedAt: 'desc' },
    take: listedOrders,
    omit: { snapshot: true },
  })
  return rows.map((row) => {
    const evaluation = row.evaluation as unknown as Evaluation
    return {
      id: row.id,
      name: row.name,
      processedAt: row.processedAt,
      version: (row.inputs as unknown as Inputs).version?.number ?? null,
      evaluation,
      points: evaluation.effects.reduce((sum, effect) => sum + effect.quantity, 0),
      parkedReason: row.parkedReason,
    }
  })
}

async function listUndone(shop: ShopTx, memberId: string): Promise<string[]> {
  const rows = await shop.sql<{ id: string }>`
    SELECT because->>'adjustmentId' AS id FROM transfers
    WHERE shop_id = ${shop.shopId}
      AND member_id = ANY (identities(${shop.shopId}::int, ${memberId}::uuid))
      AND because->>'kind' = 'adjustment_undone'`
  return rows.map((row) => row.id)
}
