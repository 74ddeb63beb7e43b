// Whatever a gid names, or null where it is not there. Mutations answer with it, too.
import { findCustomerByEmail } from '../commerce/customers.ts'
import { findVariant } from '../commerce/find.ts'
import { appId } from '../commerce/metafields.ts'
import type { AdminCall } from './call.ts'
import { notModelled } from './errors.ts'
import { isVisible } from './lists/orders.ts'
import { bulkOperationNode } from './nodes/bulk-operation.ts'
import { collectionNode } from './nodes/collection.ts'
import { customerNode } from './nodes/customer.ts'
import { codeDiscountNode } from './nodes/discount.ts'
import { giftCardNode } from './nodes/gift-card.ts'
import { marketNode } from './nodes/market.ts'
import { metafieldNode } from './nodes/metafield.ts'
import { orderNode } from './nodes/order.ts'
import { productNode, variantNode } from './nodes/product.ts'
import { refundNode } from './nodes/refund.ts'
import { installationNode, shopNode } from './nodes/shop.ts'
import { storeCreditNode } from './nodes/store-credit.ts'
import { themeNode } from './nodes/theme.ts'
import { idOf, parseGid } from './values.ts'

const readers: Record<string, (call: AdminCall, id: string) => unknown> = {
  BulkOperation: readBulkOperation,
  Customer: readCustomer,
  Order: readOrder,
  Product: readProduct,
  ProductVariant: readVariant,
  DiscountCodeNode: readCodeDiscount,
  Collection: readCollection,
  GiftCard: readGiftCard,
  Market: readMarket,
  OnlineStoreTheme: readTheme,
  StoreCreditAccount: readStoreCredit,
  Refund: readRefund,
  Shop: (call, id) => (call.shop.id === id ? shopNode(call) : null),
  AppInstallation: (call, id) =>
    call.shop.installation?.id === id ? installationNode(call) : null,
  App: (call, id) => (appId(call.context.config) === id ? installationNode(call).app() : null),
  Metafield: (call, id) => {
    const found = [...call.shop.metafields.values()].find((metafield) => metafield.id === id)
    return found ? metafieldNode(found) : null
  },
}

export function readNode(call: AdminCall, gid: string): unknown {
  const { kind, id } = parseGid(gid)
  const reader = readers[kind]
  if (!reader) throw notModelled(`node(id:) of a ${kind}`)
  return reader(call, id)
}

export function readRefund(call: AdminCall, id: string) {
  for (const order of call.shop.orders.values()) {
    const refund = order.refunds.find((candidate) => candidate.id === id)
    if (refund) return isVisible(call, order) ? refundNode(call, order, refund) : null
  }
  return null
}

export function readOrder(call: AdminCall, id: string) {
  const order = call.shop.orders.get(id)
  return order && isVisible(call, order) ? orderNode(call, order) : null
}

export function readCustomer(call: AdminCall, id: string) {
  const customer = call.shop.customers.get(id)
  return customer ? customerNode(call, customer) : null
}

export function readCustomerBy(
  call: AdminCall,
  { id, emailAddress, ...others }: Record<string, string>,
) {
  if (id) return readCustomer(call, idOf(id, 'Customer'))
  if (!emailAddress) throw notModelled(`a customer by ${Object.keys(others).join(', ')}`)
  const customer = findCustomerByEmail(call.shop, emailAddress)
  return customer && customerNode(call, customer)
}

export function readProduct(call: AdminCall, id: string) {
  const product = call.shop.products.get(id)
  return product ? productNode(call, product) : null
}

export function readVariant(call: AdminCall, id: string) {
  const found = findVariant(call.shop, id)
  return found && variantNode(call, found.product, found.variant)
}

export function readCodeDiscount(call: AdminCall, id: string) {
  const discount = call.shop.discounts.get(id)
  return discount ? codeDiscountNode(call, discount) : null
}

export function readCollection(call: AdminCall, id: string) {
  const collection = call.shop.collections.get(id)
  return collection ? collectionNode(call, collection) : null
}

export function readGiftCard(call: AdminCall, id: string) {
  const card = call.shop.giftCards.get(id)
  return card ? giftCardNode(call, card) : null
}

export function readMarket(call: AdminCall, id: string) {
  const market = call.shop.markets.find((each) => each.id === id)
  return market ? marketNode(call, market) : null
}

export function readStoreCredit(call: AdminCall, id: string) {
  const account = call.shop.storeCredit.get(id)
  return account ? storeCreditNode(call, account) : null
}

export function readBulkOperation(call: AdminCall, id: string) {
  const operation = call.shop.bulkOperations.find((each) => each.id === id)
  return operation ? bulkOperationNode(call, operation) : null
}

export function readTheme(call: AdminCall, id: string) {
  const theme = call.shop.themes.find((each) => each.id === id)
  return theme ? themeNode(call, theme) : null
}
