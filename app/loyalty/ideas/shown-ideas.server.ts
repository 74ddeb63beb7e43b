// The board as shoppers see it: what was accepted, and each their own.
import { fragment, type ShopTx } from '../../db.server.ts'
import { type IdeaSort, type OwnIdea, perPage, type ShownIdea, topShown } from './idea.ts'

export interface ShownPage {
  ideas: Unnamed<{ hasVoted: boolean; isOwn: boolean }>[]
  hasNext: boolean
}

interface Asked {
  memberId: string
  sort: IdeaSort
  page: number
}

/** With whose they are, for whoever names them. */
export type Unnamed<One = object> = Omit<ShownIdea, 'by'> & { memberId: string } & One

type Row = Omit<Unnamed, 'postedAt'> & { postedAt: Date }

const shown = fragment`i.id::text, i.title, i.text, i.votes, i.status, i.is_pinned AS "isPinned",
  i.reply, i.posted_at AS "postedAt", i.member_id::text AS "memberId"`
const isShown = fragment`i.state = 'shown' AND i.merged_into IS NULL`

/** Those that are pinned come first, whatever the rest is sorted by. */
export async function listShown(shop: ShopTx, { memberId, sort, page }: Asked): Promise<ShownPage> {
  const order =
    sort === 'votes' ? fragment`i.votes DESC, i.posted_at DESC` : fragment`i.posted_at DESC`
  const rows = await shop.sql<Row & { hasVoted: boolean; isOwn: boolean }>`
    SELECT ${shown}, i.member_id = ${memberId}::uuid AS "isOwn",
      EXISTS (SELECT 1 FROM idea_votes v WHERE v.shop_id = i.shop_id AND v.idea_id = i.id
        AND v.member_id = ${memberId}::uuid) AS "hasVoted"
    FROM ideas i WHERE i.shop_id = ${shop.shopId} AND ${isShown}
    ORDER BY i.is_pinned DESC, ${order}, i.id LIMIT ${perPage + 1} OFFSET ${page * perPage}`
  return { ideas: rows.slice(0, perPage).map(inWords), hasNext: rows.length > perPage }
}

/** What every page of the shop shows of it. */
export async function readTop(shop: ShopTx): Promise<{ ideas: Unnamed[]; count: number }> {
  const [rows, [sum]] = await Promise.all([
    shop.sql<Row>`
      SELECT ${shown} FROM ideas i WHERE i.shop_id = ${shop.shopId} AND ${isShown}
      ORDER BY i.is_pinned DESC, i.votes DESC, i.posted_at DESC, i.id LIMIT ${topShown}`,
    shop.sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ideas i WHERE i.shop_id = ${shop.shopId} AND ${isShown}`,
  ])
  return { ideas: rows.map(inWords), count: sum?.count ?? 0 }
}

const mostOwn = 50

/** What one member posted and did not withdraw, the newest first. */
export async function listOwn(shop: ShopTx, memberId: string): Promise<OwnIdea[]> {
  const rows = await shop.sql<Omit<OwnIdea, 'postedAt'> & { postedAt: Date }>`
    SELECT i.id::text, i.title, i.text, i.votes, i.status, i.reply, i.posted_at AS "postedAt",
      i.state, i.reason, i.words, CASE WHEN o.state = 'shown' THEN o.title END AS joined
    FROM ideas i LEFT JOIN ideas o ON o.shop_id = i.shop_id AND o.id = i.merged_into
    WHERE i.shop_id = ${shop.shopId} AND i.member_id = ${memberId}::uuid AND i.state <> 'withdrawn'
    ORDER BY i.posted_at DESC, i.id LIMIT ${mostOwn}`
  return rows.map(inWords)
}

const inWords = <One extends { postedAt: Date }>({ postedAt, ...one }: One) => ({
  ...one,
  postedAt: postedAt.toISOString(),
})
