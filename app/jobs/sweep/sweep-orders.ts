// Compares a shop's orders with Shopify's by their stamps. An order that differs is asked for, and
// so settled like all others; the finding says that we had not heard of the change.
import type { ShopDb } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'
import { requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import type { AdminClient } from '../../shopify/admin/client.ts'
import { type Change, listChanges } from '../../shopify/admin/compare/list-changes.ts'

// Stamps have whole seconds. What we stored before its second was over (clocks differ a little) may
// have been followed by another state of the same stamp: it is asked for, to be sure.
const unsureMs = 2000

export interface Sweep {
  shop: ShopDb
  admin: AdminClient
  now: Date
}

export interface Swept {
  compared: number
  missed: number
  /** The last stamp seen, in Shopify's time. */
  until: Date | null
}

export async function sweepOrders({ shop, admin, now }: Sweep, since: Date): Promise<Swept> {
  const swept: Swept = { compared: 0, missed: 0, until: null }
  for await (const page of listChanges(admin, 'orders', since)) {
    const { missed, unsure } = await compare(shop, page)
    await shop.transaction(async (tx) => {
      const wanted = [...missed, ...unsure].map(({ id }) => id)
      await requestFetches(tx, wanted, now)
      for (const { id, updatedAt } of missed) {
        const detail = { orderId: id, updatedAt: updatedAt.toISOString() }
        await recordFinding(tx, { kind: 'webhook_lost', subject: id, detail }, now)
      }
    })
    swept.compared += page.length
    swept.missed += missed.length
    swept.until = page.at(-1)?.updatedAt ?? swept.until
  }
  return swept
}

/**
 * Once the orders that were asked for have been settled: what is up to date now was put right, and
 * says what that changed of its points.
 */
export async function closeFindings({ shop, now }: Sweep): Promise<void> {
  await shop.sql`
    UPDATE findings f SET resolved_at = ${now}, detail = f.detail || jsonb_strip_nulls(
      jsonb_build_object('orderName', o.name, 'memberId', o.member_id, 'points',
        (SELECT coalesce(sum(t.amount * ((t."from" = 'issued')::int - (t."to" = 'issued')::int)),
          0)::text FROM transfers t WHERE t.shop_id = f.shop_id AND t.order_id = f.subject
          AND t.asset = 'points'
          AND t.recorded_at >= f.found_at)))
    FROM orders o
    WHERE f.shop_id = ${shop.shopId} AND f.kind = 'webhook_lost' AND f.resolved_at IS NULL
      AND o.shop_id = f.shop_id AND o.id = f.subject
      AND o.updated_at >= (f.detail->>'updatedAt')::timestamptz
    RETURNING f.id`
}

async function compare(shop: ShopDb, page: Change[]) {
  const rows = await shop.db.order.findMany({
    where: { shopId: shop.shopId, id: { in: page.map(({ id }) => id) } },
    select: { id: true, updatedAt: true, settledAt: true },
  })
  const known = new Map(rows.map((row) => [row.id, row]))
  const isOlder = ({ id, updatedAt }: Change) => (known.get(id)?.updatedAt ?? 0) < updatedAt
  const isUnsure = ({ id, updatedAt }: Change) => {
    const row = known.get(id)
    return row !== undefined && row.settledAt.getTime() < updatedAt.getTime() + unsureMs
  }
  const missed = page.filter(isOlder)
  return { missed, unsure: page.filter((one) => !isOlder(one) && isUnsure(one)) }
}
