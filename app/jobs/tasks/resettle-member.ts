// Settles the rest of a member's orders again, a few in each transaction.
import { forShop } from '../../db.server.ts'
import { resettleMember as resettle } from '../../loyalty/settlement/joining/resettle-member.server.ts'
import type { Tasks } from '../../queue.server.ts'

export async function resettleMember(
  { shopId, memberId, since }: Tasks['resettle_member'],
  { now }: { now: Date },
): Promise<void> {
  const shop = forShop(shopId)
  let after: string | null = ''
  while (after !== null) {
    const orders: Parameters<typeof resettle>[1] = { memberId, since: new Date(since), after, now }
    after = await shop.transaction((tx) => resettle(tx, orders))
  }
}
