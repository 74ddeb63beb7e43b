// What was put right in the last weeks: findings that are closed, and what somebody asked for on
// the Health page. Only reads.
import type { ShopTx } from '../../db.server.ts'
import type { FindingKind } from '../kernel/findings.ts'
import { addDays } from '../kernel/time.ts'
import { findingKind, textsOf } from './finding-trouble.ts'
import type { Mended, MendedKind, Trouble } from './health.ts'

const keptDays = 30
const listed = 50

/** @param troubles what is still there: a repair of one of them is under way. */
export async function listMended(shop: ShopTx, troubles: Trouble[], now: Date): Promise<Mended[]> {
  const since = addDays(now, -keptDays)
  const lists = await Promise.all([listClosed(shop, since), listRepairs(shop, since, troubles)])
  return lists
    .flat()
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, listed)
}

async function listClosed(shop: ShopTx, since: Date): Promise<Mended[]> {
  const rows = await shop.db.finding.findMany({
    where: { shopId: shop.shopId, resolvedAt: { gte: since } },
    orderBy: { resolvedAt: 'desc' },
    take: listed,
  })
  return rows.flatMap(({ id, kind, detail, resolvedAt }) => {
    if (!resolvedAt) return []
    const values = textsOf(detail)
    return {
      id: `finding/${id}`,
      kind: findingKind(kind as FindingKind),
      at: resolvedAt,
      by: values.acknowledgedBy ?? null,
      isUnderWay: false,
      orderId: values.orderId ?? null,
      orderName: values.orderName ?? null,
      memberId: values.memberId ?? null,
      values,
    }
  })
}

async function listRepairs(shop: ShopTx, since: Date, troubles: Trouble[]): Promise<Mended[]> {
  const rows = await shop.db.repair.findMany({
    where: { shopId: shop.shopId, askedAt: { gte: since } },
    orderBy: { askedAt: 'desc' },
    take: listed,
  })
  const open = new Set(troubles.map(({ subject }) => subject))
  return rows.map(({ id, kind, subject, detail, askedBy, askedAt }) => {
    const values = textsOf(detail)
    return {
      id: `repair/${id}`,
      kind: kind as MendedKind,
      at: askedAt,
      by: askedBy,
      isUnderWay: open.has(subject),
      orderId: values.orderId ?? null,
      orderName: values.orderName ?? null,
      memberId: values.memberId ?? null,
      values,
    }
  })
}
