// The merchant's own pages in the admin: orders, products, customers, discounts, themes,
// settings.

import type { SimulatorContext } from '../context.ts'
import { handleOf, requireShopOf } from '../pages/addresses.ts'
import { type Route, redirect } from '../pages/exchange.ts'
import { merge, saveTags } from './customer-actions.ts'
import { showCustomer, showCustomers } from './customer-pages.ts'
import { saveDiscount } from './discount-forms.ts'
import { showDiscounts } from './discount-page.ts'
import { cancel, edit, pay, refund, refundAmount } from './order-actions.ts'
import { capture, doPlainly, fulfill, remove } from './order-more-actions.ts'
import { showOrder, showOrders } from './order-pages.ts'
import { saveProduct, showProducts } from './product-page.ts'
import { saveSettings, showSettings } from './settings-page.ts'
import type { Desk } from './show-desk.ts'
import { saveTheme, showThemeEditor } from './theme-editor.ts'
import { publish, showThemes } from './themes-page.ts'

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
  ['POST', '/orders/:id/capture', capture],
  ['POST', '/orders/:id/fulfill', fulfill],
  ['POST', '/orders/:id/do/:verb', doPlainly],
  ['POST', '/orders/:id/delete', remove],
  ['GET', '/customers', showCustomers],
  ['GET', '/customers/:id', showCustomer],
  ['POST', '/customers/:id/tags', saveTags],
  ['POST', '/customers/:id/merge', merge],
  ['GET', '/products', showProducts],
  ['GET', '/products/:id', showProducts],
  ['POST', '/products/:id', saveProduct],
  ['GET', '/discounts', showDiscounts],
  ['GET', '/discounts/:id', showDiscounts],
  ['POST', '/discounts/:id', saveDiscount],
  ['GET', '/themes', showThemes],
  ['POST', '/themes/:theme/publish', publish],
  ['GET', '/themes/:theme/editor', showThemeEditor],
  ['POST', '/themes/:theme/editor', saveTheme],
  ['GET', '/settings', showSettings],
  ['POST', '/settings', saveSettings],
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
