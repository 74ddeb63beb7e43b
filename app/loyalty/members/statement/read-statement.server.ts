// Everything the books say of one member, with the reason of each line: what support staff open to
// answer "why did I get 120 points?".
import type { ShopTx } from '../../../db.server.ts'
import type { Because } from '../../kernel/because.ts'
import { groupTransfers, type StatementTransfer } from './group-transfers.ts'
import { nameCredits } from './list-credits.server.ts'
import { listExpiredLots, listLots } from './list-lots.server.ts'
import { listOrders } from './list-orders.server.ts'
import { listRedemptions } from './list-redemptions.server.ts'
import { readBalance, readSums } from './read-balance.server.ts'
import {
  type HistoryKind,
  type LongList,
  type Statement,
  type StatementMembership,
  shortList,
} from './statement.ts'

const transfersPerPage = 100
const longList = 500
const listedChanges = 50
// Which reasons belong together: whatever a redemption does is about the redemption.
const kindsOf: Record<HistoryKind, Because['kind'][]> = {
  earned: [
    'order',
    'signup',
    'matured',
    'made_good',
    'debt_paid',
    'merged_signup',
    'event',
    'event_undone',
  ],
  redeemed: [
    'held',
    'captured',
    'released',
    'used',
    'returned',
    'voucher_expired',
    'voucher_removed',
    'reward_cancelled',
    'spent_returned',
    'spent_retaken',
  ],
  adjusted: ['adjusted', 'adjustment_undone', 'extended'],
  expired: ['expired'],
}

const maxId = 9_223_372_036_854_775_807n

export interface StatementQuery {
  memberId: string
  /** Id of the last line seen, for older ones. */
  before?: bigint
  history?: HistoryKind | null
  /** A list to be shown at its full length. */
  long?: LongList | null
}

/** @returns null for an unknown member. */
export async function readStatement(
  shop: ShopTx,
  query: StatementQuery,
): Promise<Statement | null> {
  const { memberId, long } = query
  const { shopId } = shop
  const member = await shop.db.member.findUnique({ where: { shopId_id: { shopId, id: memberId } } })
  if (!member) return null
  // Their books are those of the member they were merged into.
  if (member.mergedInto) return readStatement(shop, { ...query, memberId: member.mergedInto })
  const [
    balance,
    sums,
    lines,
    lots,
    expiredLots,
    redemptions,
    orders,
    undone,
    membership,
    mergedCount,
  ] = await Promise.all([
    readBalance(shop, memberId),
    readSums(shop, memberId),
    readLines(shop, query),
    listLots(shop, memberId),
    listExpiredLots(shop, memberId),
    listRedemptions(shop, memberId, long === 'codes' ? longList : shortList),
    listOrders(shop, memberId, long === 'orders' ? longList : shortList),
    listUndone(shop, memberId),
    listMembership(shop, memberId),
    shop.db.member.count({ where: { shopId, mergedInto: memberId } }),
  ])
  const { id, customerId, joinedAt, redactedAt } = member
  return {
    member: { id, customerId, joinedAt, redactedAt, mergedCount },
    balance,
    sums,
    ...lines,
    lots,
    expiredLots,
    redemptions,
    orders,
    undone,
    membership,
  }
}

async function readLines(
  shop: ShopTx,
  { memberId, before, history }: StatementQuery,
): Promise<Pick<Statement, 'entries' | 'older'>> {
  const kinds = history ? kindsOf[history] : null
  const transfers = await shop.sql<StatementTransfer>`
    SELECT * FROM (
      SELECT t.id, t.asset, "from"::text, "to"::text, amount, because, t.lot_id::text AS "lotId",
        t.order_id AS "orderId", redemption_id::text AS "redemptionId",
        t.occurred_at AS "occurredAt", t.recorded_at AS "recordedAt",
        coalesce(l.is_test, false) AS "isTest",
        (SUM(amount * (("to" IN ('available', 'debt'))::int
          - ("from" IN ('available', 'debt'))::int))
          OVER (PARTITION BY t.asset ORDER BY t.id))::int AS "availableAfter"
      FROM transfers t LEFT JOIN lots l ON l.shop_id = t.shop_id AND l.id = t.lot_id
      WHERE t.shop_id = ${shop.shopId}
        AND t.member_id = ANY (identities(${shop.shopId}::int, ${memberId}::uuid))
    ) AS line
    WHERE id < ${before ?? maxId}::bigint
      AND (${kinds}::text[] IS NULL OR because->>'kind' = ANY(${kinds}::text[]))
    ORDER BY id DESC LIMIT ${transfersPerPage + 1}`
  const shown = transfers.slice(0, transfersPerPage)
  const hasOlder = transfers.length > transfersPerPage
  return {
    entries: await nameCredits(shop, groupTransfers(shown)),
    older: hasOlder ? String(shown.at(-1)?.id) : null,
  }
}

function listMembership(shop: ShopTx, memberId: string): Promise<StatementMembership[]> {
  return shop.sql<StatementMembership>`
    SELECT id::text, kind, occurred_at AS "occurredAt", detail->>'actor' AS actor,
      detail->>'note' AS note
    FROM membership_changes
    WHERE shop_id = ${shop.shopId} AND member_id = ${memberId}::uuid
    ORDER BY occurred_at DESC, id DESC LIMIT ${listedChanges}`
}

async function listUndone(shop: ShopTx, memberId: string): Promise<string[]> {
  const rows = await shop.sql<{ id: string }>`
    SELECT because->>'adjustmentId' AS id FROM transfers
    WHERE shop_id = ${shop.shopId}
      AND member_id = ANY (identities(${shop.shopId}::int, ${memberId}::uuid))
      AND because->>'kind' = 'adjustment_undone'`
  return rows.map((row) => row.id)
}
