// The newest lines of members' histories, as a shopper reads them.
import type { ShopTx } from '../../../db.server.ts'
import type { Speech } from '../../explain/format.ts'
import { renderBecause } from '../../explain/render-because.ts'
import { speechOf } from '../../explain/units/stamp-words.ts'
import { cardOf } from '../../kernel/assets/asset.ts'
import type { Because } from '../../kernel/because.ts'
import type { HistoryLine } from '../member-state.ts'

const newestLines = 10
// Enough transfers to fill the lines, since one change may be spread over several lots.
const newestTransfers = 200

export interface LineRow {
  memberId: string
  id: string
  at: Date
  points: number
  account: HistoryLine['account']
  asset: string
  because: Because
}

export function historyLine(
  { id, at, points, account, asset, because }: LineRow,
  speech: Speech,
): HistoryLine {
  const card = cardOf(asset)
  const reason = renderBecause(because, speechOf(asset, speech), points)
  const line = { id, at: at.toISOString(), points, account, reason }
  return card === null ? line : { ...line, card }
}

/**
 * What came into or left pending and available together, less what is owed; maturing and paying
 * what is owed move between these and are no line. What was done as a customer who was merged into
 * this one counts. A change that was spread over several lots is one line.
 */
export function readLines(shop: ShopTx, memberIds: string[]): Promise<LineRow[]> {
  return shop.sql<LineRow>`
    SELECT m.id::text AS "memberId", l.last::text AS id, l.at, l.points, l.account, l.asset,
      l.because
    FROM unnest(${memberIds}::uuid[]) AS m (id) CROSS JOIN LATERAL (
      SELECT occurred_at AS at, account, asset, because, sum(points)::int AS points, max(id) AS last
      FROM (
        SELECT id, occurred_at, asset, because,
          CASE WHEN 'pending' IN ("from", "to") THEN 'pending' ELSE 'available' END AS account,
          CASE WHEN "from" IN ('pending', 'available', 'debt') THEN -amount ELSE amount END
            AS points
        FROM transfers
        WHERE shop_id = ${shop.shopId}
          AND member_id = ANY ((SELECT identities(${shop.shopId}::int, m.id))::uuid[])
          AND ("from" IN ('pending', 'available', 'debt'))
            <> ("to" IN ('pending', 'available', 'debt'))
        ORDER BY id DESC LIMIT ${newestTransfers}) t
      GROUP BY occurred_at, account, asset, because
      ORDER BY last DESC LIMIT ${newestLines}) l
    ORDER BY l.last DESC`
}
