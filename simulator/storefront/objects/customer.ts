// `customer` of Liquid; nil for a visitor who is not signed in.

import type { Bill } from '../../commerce/money.ts'
import { financialStatus, orderFigures } from '../../commerce/order-figures.ts'
import { ordersOf } from '../../commerce/orders-of.ts'
import type { Customer, Order, Shop } from '../../state/world.ts'
import { metafieldsOf } from './metafields.ts'
import { liquidId, toHundredths } from './money.ts'

export function customerObject(shop: Shop, bill: Bill, customer: Customer | null) {
  if (!customer) return null
  const orders = newestOrdersOf(shop, customer)
  const spent = orders.reduce((sum, order) => sum + orderFigures(order).currentTotalMinor, 0)
  return {
    id: liquidId(customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: `${customer.firstName} ${customer.lastName}`.trim(),
    email: customer.email,
    phone: customer.phone,
    tags: customer.tags,
    has_account: true,
    accepts_marketing: false,
    orders_count: orders.length,
    total_spent: toHundredths(spent, bill),
    orders: orders.map((order) => orderObject(bill, order)),
    metafields: metafieldsOf(shop, 'Customer', customer.id),
  }
}

/** A customer's orders, the newest first. */
export function newestOrdersOf(shop: Shop, customer: Customer): Order[] {
  const orders = [...ordersOf(shop, customer.id)]
  return orders.sort((a, b) => b.processedAt.localeCompare(a.processedAt) || b.number - a.number)
}

function orderObject(bill: Bill, order: Order) {
  const figures = orderFigures(order)
  return {
    id: liquidId(order.id),
    name: order.name,
    order_number: order.number,
    created_at: order.processedAt,
    cancelled: order.cancelledAt !== null,
    financial_status: financialStatus(order),
    financial_status_label: financialStatus(order).replaceAll('_', ' '),
    total_price: toHundredths(figures.currentTotalMinor, bill),
    item_count: order.lines.reduce((count, line) => count + line.quantity, 0),
    line_items: order.lines.map((line) => ({ title: line.title, quantity: line.quantity })),
    customer_url: `/account/orders/${order.token}`,
  }
}
