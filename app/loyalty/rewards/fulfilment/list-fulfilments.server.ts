// The queue of rewards that a person sees to, oldest first while there is something to do.
import type { ShopTx } from '../../../db.server.ts'
import { type Fulfilment, type FulfilmentStatus, fulfilmentStatuses } from './fulfilment.ts'

export const fulfilmentsPerPage = 50

export interface FulfilmentPage {
  fulfilments: Fulfilment[]
  /** How many there are of each. */
  counts: Record<FulfilmentStatus, number>
  hasNext: boolean
}

interface Row extends Omit<Fulfilment, 'createdAt' | 'handledAt' | 'canBeUndone'> {
  createdAt: Date
  handledAt: Date | null
  dueAt: Date | null
}

/** @param wish.rewardId only of this reward. `page` counts from 0. */
export async function listFulfilments(
  shop: ShopTx,
  wish: { status: FulfilmentStatus; rewardId?: string | undefined; page: number },
): Promise<FulfilmentPage> {
  const [rows, counts] = await Promise.all([readRows(shop, wish), countEach(shop)])
  return {
    fulfilments: rows.slice(0, fulfilmentsPerPage).map(({ dueAt, ...row }) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      handledAt: row.handledAt?.toISOString() ?? null,
      canBeUndone: row.status === 'sent' && dueAt !== null,
    })),
    counts,
    hasNext: rows.length > fulfilmentsPerPage,
  }
}

function readRows(
  shop: ShopTx,
  {
    status,
    rewardId,
    page,
  }: { status: FulfilmentStatus; rewardId?: string | undefined; page: number },
): Promise<Row[]> {
  const direction = status === 'to_do' ? 1 : -1
  return shop.sql<Row>`
    SELECT r.id::text, r.member_id::text AS "memberId", m.customer_id AS "customerId",
      r.status::text, r.reward ->> 'label' AS label, r.asset, r.points, r.created_at AS "createdAt",
      r.handled_at AS "handledAt", r.handled_by AS "handledBy", r.note, r.tracking,
      r.due_at AS "dueAt"
    FROM redemptions r JOIN members m ON m.shop_id = r.shop_id AND m.id = r.member_id
    WHERE r.shop_id = ${shop.shopId} AND r.reward ->> 'kind' = 'manual'
      AND r.status::text = ${status}
      AND (${rewardId ?? null}::text IS NULL OR r.reward_id = ${rewardId ?? null})
    ORDER BY extract(epoch FROM coalesce(r.handled_at, r.created_at)) * ${direction}::int, r.id
    OFFSET ${page * fulfilmentsPerPage} LIMIT ${fulfilmentsPerPage + 1}`
}

async function countEach(shop: ShopTx): Promise<Record<FulfilmentStatus, number>> {
  const rows = await shop.sql<{ status: FulfilmentStatus; count: number }>`
    SELECT status::text, count(*)::int AS count FROM redemptions
    WHERE shop_id = ${shop.shopId} AND reward ->> 'kind' = 'manual' GROUP BY status`
  const counts = new Map(rows.map(({ status, count }) => [status, count]))
  return Object.fromEntries(
    fulfilmentStatuses.map((status) => [status, counts.get(status) ?? 0]),
  ) as Record<FulfilmentStatus, number>
}

/** Whether the shop has, or has had, anything for the queue: else it is not in the navigation. */
export async function hasFulfilments(shop: ShopTx): Promise<boolean> {
  const rows = await shop.sql<{ one: number }>`
    SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM redemptions
        WHERE shop_id = ${shop.shopId} AND reward ->> 'kind' = 'manual')
      OR EXISTS (SELECT 1 FROM program_versions v, jsonb_array_elements(v.settings -> 'rewards') r
        WHERE v.shop_id = ${shop.shopId} AND r ->> 'kind' = 'manual')`
  return rows.length > 0
}
