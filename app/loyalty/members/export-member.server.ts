// All we hold of one member, for a person who asks for it. Everything here is also in the tables:
// an export is a reading, and the order of its parts is the order of time.
import type { ShopTx } from '../../db.server.ts'

export interface MemberExport {
  customerId: string
  memberId: string
  joinedAt: string
  balances: {
    asset: string
    pending: number
    available: number
    held: number
    outstanding: number
  }[]
  transfers: {
    at: string
    asset: string
    from: string
    to: string
    amount: number
    orderId: string | null
    because: unknown
  }[]
  orders: { id: string; name: string; processedAt: string }[]
  redemptions: { id: string; status: string; code: string; points: number; createdAt: string }[]
  facts: { kind: string; occurredAt: string; data: unknown }[]
}

/** @returns null where the customer is no member, or was forgotten. */
export async function exportMember(shop: ShopTx, customerId: string): Promise<MemberExport | null> {
  const { shopId, db } = shop
  const member = await db.member.findFirst({ where: { shopId, customerId } })
  if (!member) return null
  const where = { shopId, memberId: member.id }
  const [balances, transfers, orders, redemptions, facts] = await Promise.all([
    db.balance.findMany({ where, omit: { shopId: true, memberId: true } }),
    db.transfer.findMany({ where, orderBy: { id: 'asc' } }),
    db.order.findMany({
      where,
      orderBy: { processedAt: 'asc' },
      select: { id: true, name: true, processedAt: true },
    }),
    db.redemption.findMany({ where, orderBy: { createdAt: 'asc' } }),
    db.fact.findMany({ where, orderBy: { occurredAt: 'asc' } }),
  ])
  return {
    customerId,
    memberId: member.id,
    joinedAt: member.joinedAt.toISOString(),
    balances,
    transfers: transfers.map(({ occurredAt, asset, from, to, amount, orderId, because }) => ({
      at: occurredAt.toISOString(),
      asset,
      from,
      to,
      amount,
      orderId,
      because,
    })),
    orders: orders.map((order) => ({ ...order, processedAt: order.processedAt.toISOString() })),
    redemptions: redemptions.map(({ id, status, code, points, createdAt }) => ({
      id,
      status,
      code,
      points,
      createdAt: createdAt.toISOString(),
    })),
    facts: facts.map(({ kind, occurredAt, data }) => ({
      kind,
      occurredAt: occurredAt.toISOString(),
      data,
    })),
  }
}
