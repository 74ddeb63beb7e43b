// The queries the simulator answers. Any other root field is an error (resolve.ts).
import { findDiscountByCode } from '../commerce/find.ts'
import type { AdminCall } from './call.ts'
import type { ConnectionArguments } from './connection.ts'
import { bulkOperationsConnection } from './lists/bulk-operations.ts'
import { collectionsConnection } from './lists/collections.ts'
import { customersConnection } from './lists/customers.ts'
import { discountsConnection } from './lists/discounts.ts'
import { giftCardsConnection } from './lists/gift-cards.ts'
import { marketsConnection } from './lists/markets.ts'
import { ordersConnection } from './lists/orders.ts'
import { productsConnection, variantsConnection } from './lists/products.ts'
import { themesConnection } from './lists/themes.ts'
import { webhookSubscriptionsConnection } from './lists/webhook-subscriptions.ts'
import { bulkOperationNode } from './nodes/bulk-operation.ts'
import { codeDiscountNode, discountNode } from './nodes/discount.ts'
import { installationNode, shopNode } from './nodes/shop.ts'
import {
  readBulkOperation,
  readCodeDiscount,
  readCollection,
  readCustomer,
  readCustomerBy,
  readGiftCard,
  readMarket,
  readNode,
  readOrder,
  readProduct,
  readRefund,
  readStoreCredit,
  readTheme,
  readVariant,
} from './read-node.ts'
import { idOf } from './values.ts'

type WithId = { id: string }

export const queries = {
  shop: (_: object, call: AdminCall) => shopNode(call),
  currentAppInstallation: (_: object, call: AdminCall) => installationNode(call),
  app: (_: object, call: AdminCall) => installationNode(call).app(),
  orders: (args: ConnectionArguments, call: AdminCall) =>
    ordersConnection(call, [...call.shop.orders.values()], args),
  order: ({ id }: WithId, call: AdminCall) => readOrder(call, idOf(id, 'Order')),
  refund: ({ id }: WithId, call: AdminCall) => readRefund(call, idOf(id, 'Refund')),
  customers: (args: ConnectionArguments, call: AdminCall) => customersConnection(call, args),
  customer: ({ id }: WithId, call: AdminCall) => readCustomer(call, idOf(id, 'Customer')),
  customerByIdentifier: ({ identifier }: { identifier: Record<string, string> }, call: AdminCall) =>
    readCustomerBy(call, identifier),
  products: (args: ConnectionArguments, call: AdminCall) => productsConnection(call, args),
  product: ({ id }: WithId, call: AdminCall) => readProduct(call, idOf(id, 'Product')),
  productVariant: ({ id }: WithId, call: AdminCall) =>
    readVariant(call, idOf(id, 'ProductVariant')),
  productVariants: (args: ConnectionArguments, call: AdminCall) => variantsConnection(call, args),
  collections: (args: ConnectionArguments, call: AdminCall) => collectionsConnection(call, args),
  collection: ({ id }: WithId, call: AdminCall) => readCollection(call, idOf(id, 'Collection')),
  giftCards: (args: ConnectionArguments, call: AdminCall) => giftCardsConnection(call, args),
  giftCard: ({ id }: WithId, call: AdminCall) => readGiftCard(call, idOf(id, 'GiftCard')),
  storeCreditAccount: ({ id }: WithId, call: AdminCall) =>
    readStoreCredit(call, idOf(id, 'StoreCreditAccount')),
  markets: (args: ConnectionArguments, call: AdminCall) => marketsConnection(call, args),
  market: ({ id }: WithId, call: AdminCall) => readMarket(call, idOf(id, 'Market')),
  codeDiscountNode: ({ id }: WithId, call: AdminCall) =>
    readCodeDiscount(call, idOf(id, 'DiscountCodeNode')),
  codeDiscountNodeByCode: ({ code }: { code: string }, call: AdminCall) => {
    const discount = findDiscountByCode(call.shop, code)
    return discount && codeDiscountNode(call, discount)
  },
  codeDiscountNodes: (args: ConnectionArguments, call: AdminCall) =>
    discountsConnection(call, args, codeDiscountNode),
  discountNode: ({ id }: WithId, call: AdminCall) => {
    const discount = call.shop.discounts.get(idOf(id, 'DiscountNode', 'DiscountCodeNode'))
    return discount ? discountNode(call, discount) : null
  },
  discountNodes: (args: ConnectionArguments, call: AdminCall) =>
    discountsConnection(call, args, discountNode),
  themes: (args: ConnectionArguments, call: AdminCall) => themesConnection(call, args),
  theme: ({ id }: WithId, call: AdminCall) => readTheme(call, idOf(id, 'OnlineStoreTheme')),
  bulkOperation: ({ id }: WithId, call: AdminCall) =>
    readBulkOperation(call, idOf(id, 'BulkOperation')),
  bulkOperations: (args: ConnectionArguments, call: AdminCall) =>
    bulkOperationsConnection(call, args),
  currentBulkOperation: ({ type }: { type?: string | null }, call: AdminCall) => {
    const last = call.shop.bulkOperations.findLast((one) => one.type === (type ?? 'QUERY'))
    return last ? bulkOperationNode(call, last) : null
  },
  webhookSubscriptions: (args: ConnectionArguments, call: AdminCall) =>
    webhookSubscriptionsConnection(call, args),
  node: ({ id }: WithId, call: AdminCall) => readNode(call, id),
  nodes: ({ ids }: { ids: string[] }, call: AdminCall) => ids.map((id) => readNode(call, id)),
}
