// The queries the simulator answers. Any other root field is an error (resolve.ts).

import { findCustomerByEmail } from '../commerce/customers.ts'
import { findDiscountByCode, findVariant } from '../commerce/find.ts'
import { appId } from '../commerce/metafields.ts'
import type { AdminCall } from './call.ts'
import type { ConnectionArguments } from './connection.ts'
import { notModelled } from './errors.ts'
import { customersConnection } from './lists/customers.ts'
import { discountsConnection } from './lists/discounts.ts'
import { isVisible, ordersConnection } from './lists/orders.ts'
import { productsConnection } from './lists/products.ts'
import { customerNode } from './nodes/customer.ts'
import { codeDiscountNode, discountNode } from './nodes/discount.ts'
import { metafieldNode } from './nodes/metafield.ts'
import { orderNode } from './nodes/order.ts'
import { productNode, variantNode } from './nodes/product.ts'
import { refundNode } from './nodes/refund.ts'
import { installationNode, shopNode } from './nodes/shop.ts'
import { idOf, parseGid } from './values.ts'

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
  node: ({ id }: WithId, call: AdminCall) => readNode(call, id),
  nodes: ({ ids }: { ids: string[] }, call: AdminCall) => ids.map((id) => readNode(call, id)),
}

const readers: Record<string, (call: AdminCall, id: string) => unknown> = {
  Customer: readCustomer,
  Order: readOrder,
  Product: readProduct,
  ProductVariant: readVariant,
  DiscountCodeNode: readCodeDiscount,
  Shop: (call, id) => (call.shop.id === id ? shopNode(call) : null),
  AppInstallation: (call, id) =>
    call.shop.installation?.id === id ? installationNode(call) : null,
  App: (call, id) => (appId(call.context.config) === id ? installationNode(call).app() : null),
  Metafield: (call, id) => {
    const found = [...call.shop.metafields.values()].find((metafield) => metafield.id === id)
    return found ? metafieldNode(found) : null
  },
}

/** Whatever a gid names, or null where it is not there. Mutations answer with it, too. */
export function readNode(call: AdminCall, gid: string): unknown {
  const { kind, id } = parseGid(gid)
  const reader = readers[kind]
  if (!reader) throw notModelled(`node(id:) of a ${kind}`)
  return reader(call, id)
}

function readRefund(call: AdminCall, id: string) {
  for (const order of call.shop.orders.values()) {
    const refund = order.refunds.find((candidate) => candidate.id === id)
    if (refund) return isVisible(call, order) ? refundNode(call, order, refund) : null
  }
  return null
}

function readOrder(call: AdminCall, id: string) {
  const order = call.shop.orders.get(id)
  return order && isVisible(call, order) ? orderNode(call, order) : null
}

function readCustomer(call: AdminCall, id: string) {
  const customer = call.shop.customers.get(id)
  return customer ? customerNode(call, customer) : null
}

function readCustomerBy(call: AdminCall, { id, emailAddress, ...others }: Record<string, string>) {
  if (id) return readCustomer(call, idOf(id, 'Customer'))
  if (!emailAddress) throw notModelled(`a customer by ${Object.keys(others).join(', ')}`)
  const customer = findCustomerByEmail(call.shop, emailAddress)
  return customer && customerNode(call, customer)
}

function readProduct(call: AdminCall, id: string) {
  const product = call.shop.products.get(id)
  return product ? productNode(call, product) : null
}

function readVariant(call: AdminCall, id: string) {
  const found = findVariant(call.shop, id)
  return found && variantNode(call, found.product, found.variant)
}

function readCodeDiscount(call: AdminCall, id: string) {
  const discount = call.shop.discounts.get(id)
  return discount ? codeDiscountNode(call, discount) : null
}
