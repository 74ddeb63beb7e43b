// Whoever was forgotten, or merged into somebody, is given nothing any more.
import type { ShopTx } from '../../db.server.ts'

/** @returns those of them who are neither. */
export async function listOpenMembers(tx: ShopTx, memberIds: string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    SELECT id::text FROM members
    WHERE shop_id = ${tx.shopId} AND id = ANY(${memberIds}::uuid[])
      AND customer_id IS NOT NULL AND merged_into IS NULL ORDER BY id`
  return rows.map(({ id }) => id)
}
