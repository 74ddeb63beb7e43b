// Matures what is no longer pending and expires what was not spent, over all shops. A sweep over
// what is due, never a delayed job: moving the clock or being down for a week changes nothing.
import { forShop, prisma } from '../db.server.ts'
import { takeTurns } from './take-turns.ts'

const mostLots = 500
const inTurns = takeTurns('sweep', 1)

/** One bounded step for every shop where something is due. @returns how many amounts moved. */
export async function sweepDue({ now }: { now: Date }): Promise<number> {
  const shops = await prisma().$queryRaw<{ shopId: number }[]>`
    SELECT id AS "shopId" FROM shops WHERE
      EXISTS (SELECT 1 FROM lots WHERE shop_id = shops.id AND pending_left > 0
        AND available_at <= ${now})
      OR EXISTS (SELECT 1 FROM lots WHERE shop_id = shops.id AND available_left > 0
        AND expires_at IS NOT NULL AND expires_at <= ${now})
      OR EXISTS (SELECT 1 FROM lots WHERE shop_id = shops.id AND moves_to IS NOT NULL
        AND noticed_at IS NULL AND available_left > 0
        AND expires_at <= ${now}::timestamptz + interval '30 days')
    ORDER BY id`
  return inTurns(shops, ({ shopId }) => sweepShop(shopId, now))
}

function sweepShop(shopId: number, now: Date): Promise<number> {
  return forShop(shopId).transaction(async (tx) => {
    const [row] = await tx.sql<{ moved: number }>`
      SELECT sweep_due(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
        p_limit => ${mostLots}::int) AS moved`
    return row?.moved ?? 0
  })
}
