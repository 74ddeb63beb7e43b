// Values every stored order once more by the inputs that were kept with it: what is kept as its
// worth is what its program gave, or somebody has changed it by hand.
import type { ShopTx } from '../../db.server.ts'
import type { Difference } from '../kernel/difference.ts'
import { replayOrders } from './backtest/replay-orders.server.ts'

const check = 'an order is worth what its program gave'
const membersAtOnce = 400
const since = new Date(0)
const until = new Date('9999-01-01T00:00:00Z')

/** @returns nothing where every worth is as it was. Orders of the forgotten are passed over. */
export async function verifyWorths(shop: ShopTx): Promise<Difference[]> {
  const differences: Difference[] = []
  for (let after = ''; ; ) {
    const memberIds = await listMembers(shop, after)
    const last = memberIds.at(-1)
    if (!last) return differences
    after = last
    const orders = await replayOrders(shop, { memberIds, since, until, under: ['as_placed'] })
    for (const { id, memberId, live, worths } of orders) {
      const replayed = worths[0]?.points ?? 0
      if (live === replayed) continue
      const subject = `order ${id} of member ${memberId}`
      differences.push({ check, subject, found: live, expected: replayed })
    }
  }
}

async function listMembers(shop: ShopTx, after: string): Promise<string[]> {
  const rows = await shop.sql<{ id: string }>`
    SELECT id::text FROM members
    WHERE shop_id = ${shop.shopId} AND id::text > ${after} AND redacted_at IS NULL
    ORDER BY id::text LIMIT ${membersAtOnce}`
  return rows.map(({ id }) => id)
}
