// The nodes that name one another, handed to each with the call.
import type { Nodes } from '../call.ts'
import { ordersConnection } from '../lists/orders.ts'
import { customerNode } from './customer.ts'
import { orderNode } from './order.ts'
import { productNode } from './product.ts'

export const nodes: Nodes = {
  order: orderNode,
  customer: customerNode,
  orders: ordersConnection,
  product: productNode,
}
