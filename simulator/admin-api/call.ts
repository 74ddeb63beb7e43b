// One call of the Admin API: who asks, of which shop, with which scopes.
import type { AppConfig } from '../app-config.ts'
import type { SimulatorContext } from '../context.ts'
import type { Customer, Order, Product, Shop } from '../state/world.ts'
import type { ConnectionArguments } from './connection.ts'

export interface AdminCall {
  nodes: Nodes
  context: SimulatorContext
  app: AppConfig
  shop: Shop
  scopes: string[]
}

/** The nodes that name one another, an order its customer and a customer their orders. */
export interface Nodes {
  order(call: AdminCall, order: Order): object
  customer(call: AdminCall, customer: Customer): object
  product(call: AdminCall, product: Product): object
  orders(call: AdminCall, orders: Order[], args: ConnectionArguments): object
}
