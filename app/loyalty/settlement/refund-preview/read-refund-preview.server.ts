// Reads what a refund would meet, and says what it would take. Nothing is locked and nothing is
// written: what is spent in between is met by the real refund as it is then.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { type OrderCase, shortfallOf } from '../order-case.ts'
import { holdShop } from '../program/hold-shop.server.ts'
import { readDebts, readLots } from '../read-books.server.ts'
import { listUsed, readSpent } from '../returns/read-spent.server.ts'
import { readStoredOrders } from '../stored-orders.server.ts'
import { valueOrders } from '../value-orders.server.ts'
import { previewRefund, type RefundPreview, type UsedVoucher } from './preview-refund.ts'
import { type AskedRefund, wouldBe } from './would-be.ts'

/** @returns one answer for each refund; null for an order that we do not know, or may not touch. */
export function readRefundPreviews(
  shop: ShopDb,
  { orderId, refunds, now }: { orderId: string; refunds: AskedRefund[]; now: Date },
): Promise<RefundPreview[] | null> {
  return shop.transaction(async (tx) => {
    const stored = await readStoredOrders(tx, [orderId])
    const order = stored.get(orderId)
    if (!order || order.isForgotten) return null
    const news = refunds.map((asked) => wouldBe(order.snapshot, asked, now))
    const ofOrders = await holdShop(tx)
    const shown = { details: new Map(), stored, shop: ofOrders, now, isPreview: true }
    const { told: cases } = await valueOrders(tx, { news, ...shown })
    const books = await readBooks(tx, order.snapshot, cases)
    return cases.map((one) => {
      const { snapshot, evaluation, settings } = one
      const { standings } = one.books
      const shortfall = shortfallOf(one)
      return previewRefund({ ...books, snapshot, evaluation, settings, standings, shortfall, now })
    })
  })
}

async function readBooks(tx: ShopTx, snapshot: OrderSnapshot, cases: OrderCase[]) {
  const memberIds = [
    ...new Set(cases.flatMap(({ books }) => books.standings.map((one) => one.memberId))),
  ]
  const orderIds = [snapshot.orderId]
  return {
    lots: memberIds.length === 0 ? [] : await readLots(tx, { orderIds, memberIds }),
    debts: await readDebts(tx, memberIds),
    vouchers: await readVouchers(tx, snapshot),
  }
}

async function readVouchers(tx: ShopTx, snapshot: OrderSnapshot): Promise<UsedVoucher[]> {
  if (snapshot.discountCodes.length === 0) return []
  const vouchers: UsedVoucher[] = []
  for (const used of await listUsed(tx, snapshot)) {
    // What was paid with stamps brings no points back.
    if (used.asset !== 'points') continue
    const { voucher } = await readSpent(tx, used)
    vouchers.push({ label: used.reward.label, points: used.points, spent: voucher })
  }
  return vouchers
}
