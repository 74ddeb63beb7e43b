// The queue of approvals: what was sent in, done and decided, the oldest that waits first.
import type { ShopTx } from '../../db.server.ts'
import { listVersions } from '../program/list-versions.server.ts'
import { type Deed, type DeedState, deedStates } from './deed.ts'

const perPage = 50

interface Asked {
  state: DeedState
  /** Null: all kinds. */
  kind: string | null
  page: number
}

export interface Listed {
  deeds: Deed[]
  counts: Record<DeedState, number>
  /** Kinds of which there is something in any state. */
  kinds: string[]
  hasNext: boolean
}

type Row = Omit<Deed, 'happenedAt' | 'decidedAt' | 'title'> & {
  version: number
  happenedAt: Date
  decidedAt: Date | null
}

export async function listDeeds(shop: ShopTx, asked: Asked): Promise<Listed> {
  const [sums, rows, versions] = await Promise.all([
    readSums(shop),
    readRows(shop, asked),
    listVersions(shop),
  ])
  const ofKind = sums.filter(({ kind }) => asked.kind === null || kind === asked.kind)
  const counts = deedStates.map((state): [DeedState, number] => {
    const found = ofKind.filter((one) => one.state === state)
    return [state, found.reduce((sum, { count }) => sum + count, 0)]
  })
  const deeds = rows.slice(0, perPage).map(({ version, happenedAt, decidedAt, ...row }): Deed => {
    const { rules = [] } = versions.find(({ number }) => number === version)?.settings ?? {}
    const title = rules.find(({ id }) => id === row.ruleId)?.title
    return {
      ...row,
      ...(title ? { title } : {}),
      happenedAt: happenedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
    }
  })
  return {
    deeds,
    counts: Object.fromEntries(counts) as Record<DeedState, number>,
    kinds: [...new Set(sums.map(({ kind }) => kind))],
    hasNext: rows.length > perPage,
  }
}

export const hasDeeds = async (shop: ShopTx): Promise<boolean> =>
  (await shop.db.deed.findFirst({ where: { shopId: shop.shopId }, select: { id: true } })) !== null

function readSums(shop: ShopTx) {
  return shop.sql<{ kind: string; state: DeedState; count: number }>`
    SELECT kind, state, count(*)::int AS count FROM deeds
    WHERE shop_id = ${shop.shopId} GROUP BY kind, state ORDER BY kind`
}

function readRows(shop: ShopTx, { state, kind, page }: Asked): Promise<Row[]> {
  return shop.sql<Row>`
    SELECT d.id::text, d.member_id::text AS "memberId", m.customer_id AS "customerId", d.kind,
      d.rule_id AS "ruleId", d.version, d.subject, d.note, d.points, d.state,
      d.happened_at AS "happenedAt", d.decided_at AS "decidedAt",
      d.decided_by IS NOT NULL AS "isDecided", d.reason
    FROM deeds d JOIN members m ON m.shop_id = d.shop_id AND m.id = d.member_id
    WHERE d.shop_id = ${shop.shopId} AND d.state = ${state}
      AND (${kind}::text IS NULL OR d.kind = ${kind})
    ORDER BY CASE WHEN d.state = 'waiting' THEN d.happened_at END,
      coalesce(d.decided_at, d.happened_at) DESC, d.id
    LIMIT ${perPage + 1} OFFSET ${page * perPage}`
}
