// Whoever states a value or closes a month does it alone in the shop.
import type { ShopTx } from '../../db.server.ts'

// Spells "acct", to keep apart from other advisory locks.
const lockSpace = 0x61_63_63_74

export async function lockAccounts(tx: ShopTx): Promise<void> {
  await tx.sql`SELECT pg_advisory_xact_lock(${lockSpace}::int, ${tx.shopId}::int)::text AS shop_id`
}
