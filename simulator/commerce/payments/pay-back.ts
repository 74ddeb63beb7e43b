// Money given back goes where it came from: card, gift card, store credit, the last one first.
import type { SimulatorContext } from '../../context.ts'
import type { Order, Refund, RefundLine, Shop, Transaction } from '../../state/world.ts'
import { findAccount, moveStoreCredit } from '../credit/store-credit.ts'
import { addTransaction } from './transactions.ts'

export interface PayBack {
  order: Order
  refund: Refund
  reason: RefundLine['restock']
}

export function payBack(
  context: SimulatorContext,
  shop: Shop,
  { order, refund, reason }: PayBack,
  amountMinor: number,
): void {
  let leftMinor = amountMinor
  const paid = order.transactions.filter(
    ({ kind, status }) => status === 'success' && (kind === 'sale' || kind === 'capture'),
  )
  for (const sale of paid.reverse()) {
    const partMinor = Math.min(leftMinor, sale.amountMinor - givenBack(order, sale))
    if (partMinor <= 0) continue
    leftMinor -= partMinor
    const made = addTransaction(shop, order, {
      kind: 'refund',
      gateway: sale.gateway,
      amountMinor: partMinor,
      createdAt: refund.createdAt,
      parentId: sale.id,
    })
    refund.transactionIds.push(made.id)
    returnCredit(context, shop, { order, sale, made, reason })
  }
}

function givenBack(order: Order, sale: Transaction): number {
  return order.transactions
    .filter((each) => each.kind === 'refund' && each.parentId === sale.id)
    .reduce((sum, each) => sum + each.amountMinor, 0)
}

function returnCredit(
  context: SimulatorContext,
  shop: Shop,
  {
    order,
    sale,
    made,
    reason,
  }: { order: Order; sale: Transaction; made: Transaction; reason: RefundLine['restock'] },
): void {
  if (sale.gateway === 'gift_card') return returnToCard(context, shop, order, made)
  if (sale.gateway !== 'shopify_store_credit' || !order.customerId) return
  const account = findAccount(shop, order.customerId, order.currency)
  if (!account) return
  moveStoreCredit(context, shop, account, {
    amountMinor: made.amountMinor,
    event: reason === 'cancel' ? 'ORDER_CANCELLATION' : 'ORDER_REFUND',
    origin: { orderId: order.id, transactionId: made.id },
  })
}

/** Onto the card that paid, switched off or not: it is the shopper's money. */
function returnToCard(
  { clock }: SimulatorContext,
  shop: Shop,
  order: Order,
  { amountMinor, id }: Transaction,
): void {
  const card = [...shop.giftCards.values()].find(({ transactions }) =>
    transactions.some((one) => one.note === order.name && one.amountMinor < 0),
  )
  if (!card) return
  card.balanceMinor += amountMinor
  card.updatedAt = clock.stamp()
  card.transactions.push({ id, amountMinor, note: order.name, processedAt: clock.stamp() })
}
