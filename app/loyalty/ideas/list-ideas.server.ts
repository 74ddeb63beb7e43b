// The board as its merchant sees it: by what is to be done, found by words, with how many there are
// of each.
import { type Fragment, fragment, type ShopTx } from '../../db.server.ts'
import { perPage } from './idea.ts'
import {
  type IdeaQuery,
  type IdeaTab,
  ideaTabs,
  type ListedIdea,
  type ListedIdeas,
  type WholeIdea,
} from './listed-idea.ts'

const tabOf = fragment`CASE
  WHEN i.state IN ('declined', 'removed') THEN 'declined'
  WHEN i.state = 'shown' AND i.status IN ('planned', 'done') THEN i.status ELSE i.state END`

/** What waits: the oldest first. What is shown: by its votes. The rest: the newest first. */
export async function listIdeas(shop: ShopTx, query: IdeaQuery): Promise<ListedIdeas> {
  const { tab, page } = query
  const found = fragment`i.merged_into IS NULL AND i.state <> 'withdrawn' AND ${says(query.search)}`
  const isOfTab = fragment`${found} AND ${tabOf} = ${tab}`
  const order = fragment`CASE WHEN i.state = 'waiting' THEN i.posted_at END, i.is_pinned DESC,
    CASE WHEN i.state = 'shown' THEN i.votes END DESC, i.posted_at DESC, i.id`
  const [sums, rows] = await Promise.all([
    shop.sql<{ tab: IdeaTab; count: number }>`
      SELECT ${tabOf} AS tab, count(*)::int AS count FROM ideas i
      WHERE i.shop_id = ${shop.shopId} AND ${found} GROUP BY 1`,
    shop.sql<Row>`
      SELECT ${columns} FROM ideas i JOIN members m ON m.shop_id = i.shop_id AND m.id = i.member_id
      WHERE i.shop_id = ${shop.shopId} AND ${isOfTab} ORDER BY ${order}
      LIMIT ${perPage + 1} OFFSET ${page * perPage}`,
  ])
  const count = (one: IdeaTab) => sums.find((sum) => sum.tab === one)?.count ?? 0
  return {
    ideas: rows.slice(0, perPage).map(toListed),
    counts: Object.fromEntries(ideaTabs.map((one) => [one, count(one)])) as ListedIdeas['counts'],
    hasNext: rows.length > perPage,
  }
}

/** @returns null for one that is not known, or was withdrawn. */
export async function readIdea(shop: ShopTx, id: string): Promise<WholeIdea | null> {
  const { shopId } = shop
  const rows = await shop.sql<Row>`
    SELECT ${columns} FROM ideas i JOIN members m ON m.shop_id = i.shop_id AND m.id = i.member_id
    WHERE i.shop_id = ${shopId} AND i.state <> 'withdrawn'
      AND (i.id = ${id}::uuid OR i.merged_into = ${id}::uuid) ORDER BY i.posted_at, i.id`
  const own = rows.find((row) => row.id === id)
  if (!own) return null
  const [into] = await shop.sql<{ id: string; title: string }>`
    SELECT o.id::text, o.title FROM ideas i
    JOIN ideas o ON o.shop_id = i.shop_id AND o.id = i.merged_into
    WHERE i.shop_id = ${shopId} AND i.id = ${id}::uuid`
  const joined = rows.filter((row) => row.id !== id).map(toListed)
  return { idea: toListed(own), joined, into: into ?? null }
}

const mostAlike = 8

/** Ideas that it could be joined to: those with such words, or with words of its title. */
export async function listAlike(
  shop: ShopTx,
  { id, title, search }: Pick<ListedIdea, 'id' | 'title'> & { search: string },
): Promise<Pick<ListedIdea, 'id' | 'title' | 'votes'>[]> {
  const wanted = (title.match(/[\p{L}\p{N}]{4,}/gu) ?? []).slice(0, 12)
  const words = wanted.map((word) => `%${escapeLike(word)}%`)
  const isAlike = search === '' ? fragment`i.title ILIKE ANY (${words}::text[])` : says(search)
  return shop.sql<Pick<ListedIdea, 'id' | 'title' | 'votes'>>`
    SELECT i.id::text, i.title, i.votes FROM ideas i
    WHERE i.shop_id = ${shop.shopId} AND i.state = 'shown' AND i.merged_into IS NULL
      AND i.id <> ${id}::uuid AND ${isAlike}
    ORDER BY i.votes DESC, i.id LIMIT ${mostAlike}`
}

/** Whether the board is on, or something was posted. */
export async function hasIdeas(shop: ShopTx): Promise<boolean> {
  const { shopId, db } = shop
  if ((await db.ideaBoard.count({ where: { shopId, isOn: true } })) > 0) return true
  return (await db.idea.findFirst({ where: { shopId }, select: { id: true } })) !== null
}

type Row = Omit<ListedIdea, 'postedAt'> & { postedAt: Date }

const toListed = ({ postedAt, ...row }: Row): ListedIdea => ({
  ...row,
  postedAt: postedAt.toISOString(),
})

const columns = fragment`i.id::text, i.member_id::text AS "memberId",
  m.customer_id AS "customerId", i.title, i.text, i.state, i.status, i.is_pinned AS "isPinned",
  i.votes, i.reason, i.words, i.reply, i.points, i.posted_at AS "postedAt",
  (SELECT count(*)::int FROM ideas j
    WHERE j.shop_id = i.shop_id AND j.merged_into = i.id) AS joined`

function says(search: string): Fragment {
  if (search === '') return fragment`true`
  const wanted = `%${escapeLike(search)}%`
  return fragment`(i.title ILIKE ${wanted} OR i.text ILIKE ${wanted})`
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
