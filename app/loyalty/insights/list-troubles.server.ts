// Everything in a shop that needs a person, from wherever it is kept. Only reads.
import type { ShopTx } from '../../db.server.ts'
import { addDays } from '../kernel/time.ts'
import { findingTrouble } from './finding-trouble.ts'
import { type Mend, mostListed, newsKindOf, type Trouble } from './health.ts'

const findingDays = 30
/** Work this old has been left behind, not merely started. */
const stuckMs = 5 * 60_000

/** Newest first. */
export async function listTroubles(shop: ShopTx, now: Date): Promise<Trouble[]> {
  const lists = await Promise.all([
    listOrders(shop, now),
    listNews(shop),
    listCodes(shop, now),
    listFindings(shop, now),
    listImports(shop),
    listOverflows(shop, now),
  ])
  return lists.flat().sort((one, other) => other.since.getTime() - one.since.getTime())
}

const nothing = {
  mends: [] as Mend[],
  elsewhere: null,
  orderId: null,
  orderName: null,
  memberId: null,
  values: {},
  reason: null,
  answer: null,
} satisfies Partial<Trouble>

interface OrderRow {
  id: string
  name: string | null
  memberId: string | null
  problem: string | null
  isParked: boolean
  since: Date
}

async function listOrders(shop: ShopTx, now: Date): Promise<Trouble[]> {
  const stuck = new Date(now.getTime() - stuckMs)
  const rows = await shop.sql<OrderRow>`
    SELECT o.id, o.name, o.member_id::text AS "memberId", o.parked_reason AS problem,
      true AS "isParked", o.settled_at AS since
    FROM orders o
    WHERE o.shop_id = ${shop.shopId} AND o.parked_reason IS NOT NULL
    UNION ALL
    SELECT f.order_id, o.name, o.member_id::text, f.problem, false, f.asked_at
    FROM order_fetches f
    LEFT JOIN orders o ON o.shop_id = f.shop_id AND o.id = f.order_id
    WHERE f.shop_id = ${shop.shopId} AND o.parked_reason IS NULL
      AND ((f.asked_at < ${stuck} AND f.try_at < ${now}) OR f.problem IS NOT NULL)
    ORDER BY since DESC LIMIT ${mostListed}`
  return rows.map(({ id, name, memberId, problem, isParked, since }) => ({
    ...nothing,
    kind: isParked ? 'order_parked' : 'order_waiting',
    subject: id,
    since,
    mends: ['fetch_order'],
    orderId: id,
    orderName: name,
    memberId,
    reason: problem,
  }))
}

interface NewsRow {
  webhookId: string
  topic: string
  receivedAt: Date
  reason: string | null
  hasBody: boolean
}

async function listNews(shop: ShopTx): Promise<Trouble[]> {
  const rows = await shop.sql<NewsRow>`
    SELECT webhook_id AS "webhookId", topic, received_at AS "receivedAt", reason,
      body IS NOT NULL AS "hasBody"
    FROM deliveries
    WHERE shop_id = ${shop.shopId} AND trouble IS NOT NULL
    ORDER BY received_at DESC LIMIT ${mostListed}`
  return rows.map(({ webhookId, topic, receivedAt, reason, hasBody }) => {
    const kind = newsKindOf(topic)
    const isComparable = kind === 'order_news' || kind === 'customer_news'
    return {
      ...nothing,
      kind,
      subject: webhookId,
      since: receivedAt,
      // Without its text there is nothing to try again; what it was about can be compared.
      mends: [hasBody ? 'retry_news' : isComparable ? 'compare' : 'acknowledge'],
      reason: reason && `${topic}: ${reason}`,
    }
  })
}

interface CodeRow {
  id: string
  memberId: string
  status: string
  kind: string
  label: string
  problem: string | null
  createdAt: Date
}

async function listCodes(shop: ShopTx, now: Date): Promise<Trouble[]> {
  const stuck = new Date(now.getTime() - stuckMs)
  const rows = await shop.sql<CodeRow>`
    SELECT id::text, member_id::text AS "memberId", status::text, reward->>'kind' AS kind,
      reward->>'label' AS label, problem, created_at AS "createdAt"
    FROM redemptions
    WHERE shop_id = ${shop.shopId} AND (status = 'in_doubt'
      OR (status IN ('issuing', 'returning') AND created_at < ${stuck}))
    ORDER BY created_at DESC LIMIT ${mostListed}`
  return rows.map(({ id, memberId, status, kind, label, problem, createdAt }) => {
    const isInDoubt = status === 'in_doubt'
    const isCredit = kind === 'store_credit'
    return {
      ...nothing,
      kind: isInDoubt ? (isCredit ? 'credit_in_doubt' : 'code_in_doubt') : 'code_slow',
      subject: id,
      since: createdAt,
      mends: isInDoubt ? (isCredit ? ['was_given', 'was_not_given'] : ['look_up']) : ['retry_code'],
      memberId,
      values: { label },
      reason: problem,
    }
  })
}

async function listFindings(shop: ShopTx, now: Date): Promise<Trouble[]> {
  const { shopId } = shop
  const rows = await shop.db.finding.findMany({
    where: { shopId, resolvedAt: null, foundAt: { gte: addDays(now, -findingDays) } },
    orderBy: { foundAt: 'desc' },
    take: mostListed,
  })
  return rows.map((row) => ({ ...nothing, ...findingTrouble(row) }))
}

async function listImports(shop: ShopTx): Promise<Trouble[]> {
  const { shopId } = shop
  const rows = await shop.db.import.findMany({ where: { shopId, status: 'failed' } })
  const [first] = rows
  if (!first) return []
  const since = first.finishedAt ?? first.askedAt
  const reason = first.problem
  return [
    { ...nothing, kind: 'import_failed', subject: 'import', since, mends: ['import'], reason },
  ]
}

/** The most points that a balance holds: what would be beyond does not become available. */
const mostPoints = 2_147_483_647

async function listOverflows(shop: ShopTx, now: Date): Promise<Trouble[]> {
  const rows = await shop.sql<{ memberId: string; since: Date }>`
    SELECT l.member_id::text AS "memberId", min(l.available_at) AS since
    FROM lots l JOIN balances b ON b.shop_id = l.shop_id AND b.member_id = l.member_id
      AND b.asset = l.asset
    WHERE l.shop_id = ${shop.shopId} AND l.pending_left > 0 AND l.available_at <= ${now}
      AND b.available::bigint + l.pending_left > ${mostPoints}
    GROUP BY l.member_id LIMIT ${mostListed}`
  return rows.map(({ memberId, since }) => ({
    ...nothing,
    kind: 'points_overflow',
    subject: memberId,
    since,
    elsewhere: 'member',
    memberId,
  }))
}
