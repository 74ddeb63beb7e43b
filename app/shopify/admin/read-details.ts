// What an order's state does not tell: when and how it was paid, whether a bank took it back,
// and, where the question asked for it, which collections its products are in.
import type { OrderDetails, OrderPayment, ProductCollections } from '../../loyalty/kernel/facts.ts'
import { digitsOf } from '../gid.ts'
import { moneyIn } from '../webhooks/read-minor.ts'
import type { OrderData, ProductData, TransactionData } from './order-document.ts'

const received = new Set(['SALE', 'CAPTURE'])

/** An inquiry that is accepted has cost the merchant the money as well. */
const lost = new Set(['LOST', 'ACCEPTED'])

export function readDetails(order: OrderData): OrderDetails {
  const money = moneyIn(order.currencyCode)
  const payments = order.transactions
    .filter(({ kind, status }) => received.has(kind) && status === 'SUCCESS')
    .map((transaction) => ({
      at: new Date(transaction.processedAt ?? transaction.createdAt).toISOString(),
      amountMinor: money(transaction.amountSet.shopMoney.amount, 'transactions'),
      by: payerOf(transaction),
    }))
    .sort((one, other) => one.at.localeCompare(other.at))
  const totalMinor = money(order.originalTotalPriceSet.shopMoney.amount, 'original_total_price')
  const collections = readCollections(order.lineItems.nodes.map(({ product }) => product))
  return {
    totalMinor,
    payments,
    ...(collections ? { collections } : {}),
    ...(order.disputes.some(({ status }) => lost.has(status)) ? { isChargedBack: true } : {}),
  }
}

function payerOf({ gateway }: TransactionData): OrderPayment['by'] {
  if (gateway === 'gift_card') return 'giftCard'
  return gateway === 'shopify_store_credit' ? 'storeCredit' : 'other'
}

/** Fields of a product by which an answer tells whether it is in these collections. */
export function collectionFields(collectionIds: string[]): string {
  return collectionIds
    .filter((id) => /^\d+$/.test(id))
    .map((id) => `c${id}: inCollection(id: "gid://shopify/Collection/${id}")`)
    .join(' ')
}

export function readCollections(products: (ProductData | null)[]): ProductCollections | undefined {
  const asked = new Set<string>()
  const of: ProductCollections['of'] = {}
  for (const product of products) {
    if (!product) continue
    const told = Object.entries(product).filter(([name]) => /^c\d+$/.test(name))
    for (const [name] of told) asked.add(name.slice(1))
    of[digitsOf(product.id)] = told.flatMap(([name, isIn]) => (isIn ? [name.slice(1)] : []))
  }
  return asked.size > 0 ? { asked: [...asked], of } : undefined
}
