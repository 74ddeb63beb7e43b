// What is kept of a person's deeds, for whoever asks for it.
import type { ShopTx } from '../../db.server.ts'

export interface StatedDeeds {
  done: {
    kind: string
    at: string
    state: string
    points: number
    subject: string | null
    note: string | null
    reason: string | null
  }[]
  /** Such as "2026-02-28". */
  visits: string[]
  links: string[]
}

export async function exportDeeds(shop: ShopTx, memberIds: string[]): Promise<StatedDeeds> {
  const where = { shopId: shop.shopId, memberId: { in: memberIds } }
  const [deeds, visits, links] = await Promise.all([
    shop.db.deed.findMany({ where, orderBy: { happenedAt: 'asc' } }),
    shop.db.visitDay.findMany({ where, orderBy: { day: 'asc' } }),
    shop.db.shareLink.findMany({ where }),
  ])
  return {
    done: deeds.map(({ kind, happenedAt, state, points, subject, note, reason }) => {
      return { kind, at: happenedAt.toISOString(), state, points, subject, note, reason }
    }),
    visits: visits.map(({ day }) => day.toISOString().slice(0, 10)),
    links: links.map(({ token }) => token),
  }
}
