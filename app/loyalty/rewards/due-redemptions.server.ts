// Redemptions that something has to happen to: a code that ended, something sent that can no
// longer be undone, an issue or a return whose job was lost. The sweep claims them by moving
// their due time on, so that two workers never take the same.
import { prisma, type ShopDb } from '../../db.server.ts'
import { enqueue, type TaskName } from '../../queue.server.ts'
import { sweepAgainMs } from './deadlines.ts'

const batch = 100

const taskFor = {
  issuing: 'issue_voucher',
  issued: 'expire_voucher',
  returning: 'return_voucher',
  sent: 'conclude_sent',
} as const satisfies Record<string, TaskName>

export async function listShopsWithDueRedemptions(now: Date): Promise<number[]> {
  const rows = await prisma().$queryRaw<{ shop_id: number }[]>`
    SELECT id AS shop_id FROM shops WHERE uninstalled_at IS NULL AND EXISTS (
      SELECT 1 FROM redemptions r WHERE r.shop_id = shops.id AND r.due_at <= ${now})`
  return rows.map((row) => row.shop_id)
}

/** @returns how many jobs were started; the rest follows with the next pass. */
export function startDueJobs(shop: ShopDb, now: Date): Promise<number> {
  const again = new Date(now.getTime() + sweepAgainMs)
  return shop.transaction(async (tx) => {
    const rows = await tx.sql<{ id: string; status: keyof typeof taskFor }>`
      UPDATE redemptions SET due_at = ${again}
      WHERE shop_id = ${tx.shopId} AND id IN (
        SELECT id FROM redemptions
        WHERE shop_id = ${tx.shopId} AND due_at <= ${now}
          AND status IN ('issuing', 'issued', 'returning', 'sent')
        ORDER BY due_at LIMIT ${batch} FOR UPDATE SKIP LOCKED)
      RETURNING id::text, status::text`
    for (const { id, status } of rows) {
      const task = taskFor[status]
      const payload = { shopId: tx.shopId, redemptionId: id }
      await enqueue(tx, task, payload, { key: `${task}/${tx.shopId}/${id}` })
    }
    return rows.length
  })
}

/** Nothing to do with it before `until`, unless it is concluded meanwhile. */
export async function postponeUntil(
  shop: ShopDb,
  redemptionId: string,
  until: Date,
): Promise<void> {
  await shop.db.redemption.updateMany({
    where: { shopId: shop.shopId, id: redemptionId, dueAt: { not: null } },
    data: { dueAt: until },
  })
}

/** Its job is started with the next pass, however long it was to rest. */
export async function hurry(shop: ShopDb, redemptionId: string, now: Date): Promise<void> {
  await shop.db.redemption.updateMany({
    where: { shopId: shop.shopId, id: redemptionId, status: { in: ['issuing', 'returning'] } },
    data: { dueAt: now },
  })
}
