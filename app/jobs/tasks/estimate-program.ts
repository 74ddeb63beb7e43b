// What the last weeks came to, and what the draft would have awarded for them.
import { forShop, prisma } from '../../db.server.ts'
import { computeEstimate } from '../../loyalty/insights/estimate.server.ts'
import type { Tasks } from '../../queue.server.ts'

export async function estimateProgram(
  { shopId }: Tasks['estimate_program'],
  { now }: { now: Date },
): Promise<void> {
  const row = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!row?.installedAt || row.uninstalledAt || row.currency === null) return
  await computeEstimate(forShop(shopId), { currency: row.currency, now })
}
