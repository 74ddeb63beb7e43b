// What a customer's tags change: whoever carries an excluded one is out from when it was seen, and
// their orders since are settled again.
import type { ShopTx } from '../../../db.server.ts'
import { type CustomerTags, observeTags } from '../../membership/observe-tags.server.ts'
import { awardSignups, type Comer } from '../award-signup.server.ts'
import { askResettlement, resettleMember } from './resettle-member.server.ts'

/** What was seen is kept, those who had only just come are given their bonus. */
export async function observeCustomers(tx: ShopTx, seen: CustomerTags[], now: Date): Promise<void> {
  const changed = await observeTags(tx, seen, now)
  for (const { memberId, observedAt } of changed) {
    const since = (await isFirst(tx, memberId)) ? new Date(0) : observedAt
    const next = await resettleMember(tx, { memberId, since, now })
    await askResettlement(tx, { memberId, since }, next)
  }
  await awardSignups(tx, await findComers(tx, seen), now)
}

/** The first sight of a tag holds for the time before as well. */
async function isFirst(tx: ShopTx, memberId: string): Promise<boolean> {
  return (await tx.db.memberTags.count({ where: { shopId: tx.shopId, memberId } })) === 1
}

function findComers(tx: ShopTx, seen: CustomerTags[]): Promise<Comer[]> {
  return tx.sql<Comer>`
    SELECT id::text AS "memberId", joined_at AS at FROM members WHERE shop_id = ${tx.shopId}
      AND customer_id = ANY(${seen.map((one) => one.customerId)}::text[])`
}
