// The merchant's own pages in the admin: orders, products, customers, discounts, the theme's
// editor.

import type { SimulatorContext } from '../context.ts'
import { handleOf, requireShopOf } from '../pages/addresses.ts'
import { type Route, redirect } from '../pages/exchange.ts'
import { showCustomer, showCustomers } from './customer-pages.ts'
import { showDiscounts } from './discount-page.ts'
import { cancel, edit, pay, refund, refundAmount } from './order-actions.ts'
import { showOrder, showOrders } from './order-pages.ts'
import { showProducts } from './product-page.ts'
import type { Desk } from './show-desk.ts'
import { saveTheme, showThemeEditor } from './theme-editor.ts'

type Page = [method: Route['method'], path: string, handle: (desk: Desk) => unknown]

const pages: Page[] = [
  ['GET', '', ({ response, base }) => redirect(response, `${base}/orders`)],
  ['GET', '/orders', showOrders],
  ['GET', '/orders/:id', showOrder],
  ['POST', '/orders/:id/pay', pay],
  ['POST', '/orders/:id/refund', refund],
  ['POST', '/orders/:id/refund-amount', refundAmount],
  ['POST', '/orders/:id/edit', edit],
  ['POST', '/orders/:id/cancel', cancel],
  ['GET', '/customers', showCustomers],
  ['GET', '/customers/:id', showCustomer],
  ['GET', '/products', showProducts],
  ['GET', '/products/:id', showProducts],
  ['GET', '/discounts', showDiscounts],
  ['GET', '/discounts/:id', showDiscounts],
  ['GET', '/themes/:theme/editor', showThemeEditor],
  ['POST', '/themes/:theme/editor', saveTheme],
]

export function merchantRoutes(context: SimulatorContext): Route[] {
  return pages.map(([method, path, handle]) => ({
    method,
    path: `/store/:handle${path}`,
    handle: (exchange) => {
      const shop = requireShopOf(context, exchange)
      return handle({ ...exchange, context, shop, base: `/store/${handleOf(shop)}` })
    },
  }))
}
