// Who holds the paid membership, as it follows from their orders by now: kept where it differs from
// what was kept, and told to the shop's pages.
import type { ShopTx } from '../../../db.server.ts'
import { lastRun, type Term } from '../../plans/terms.ts'

interface Holder {
  id: string
  planTerms: Term[]
}

/** The members' locks are held. */
export async function writeHoldings(tx: ShopTx, members: Holder[]): Promise<void> {
  const ids = members.map(({ id }) => id)
  const kept = await tx.db.planHolding.findMany({
    where: { shopId: tx.shopId, memberId: { in: ids } },
  })
  const before = new Map(kept.map(({ memberId, terms }) => [memberId, terms as unknown as Term[]]))
  const changed = members.filter(({ id, planTerms }) => !isSame(before.get(id) ?? [], planTerms))
  if (changed.length === 0) return
  const rows = changed.map(({ id, planTerms: terms }) => {
    const run = lastRun(terms)
    return { id, terms, from: dateOf(run?.from), until: dateOf(run?.until) }
  })
  await tx.sql`
    INSERT INTO plan_holdings (shop_id, member_id, terms, held_from, held_until)
    SELECT ${tx.shopId}, r.id, r.terms, r."from", r.until
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id uuid, terms jsonb, "from" timestamptz, until timestamptz)
    ON CONFLICT (shop_id, member_id) DO UPDATE SET terms = EXCLUDED.terms,
      held_from = EXCLUDED.held_from, held_until = EXCLUDED.held_until RETURNING 1 AS one`
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT member_id FROM member_states
      WHERE shop_id = ${tx.shopId} AND member_id = ANY(${rows.map(({ id }) => id)}::uuid[])
      ORDER BY member_id FOR NO KEY UPDATE) RETURNING 1 AS one`
}

const dateOf = (at: number | null | undefined): string | null =>
  typeof at === 'number' ? new Date(at).toISOString() : null

/** By their parts, since what was stored has its keys in an order of its own. */
function isSame(one: Term[], other: Term[]): boolean {
  return (
    one.length === other.length &&
    one.every((term, place) => {
      const { orderId, orderName, from, until, feeMinor } = other[place] as Term
      return (
        term.orderId === orderId &&
        term.orderName === orderName &&
        term.from === from &&
        term.until === until &&
        term.feeMinor === feeMinor
      )
    })
  )
}
