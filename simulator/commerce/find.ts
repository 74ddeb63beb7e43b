// Looking things up in a shop, with a clear refusal where they are missing.
import type {
  Customer,
  LineItem,
  Market,
  Order,
  Product,
  SellingPlan,
  Shop,
  Variant,
} from '../state/world.ts'
import { CommerceRefusal } from './refusal.ts'

export function takeId(shop: Shop): string {
  const id = shop.nextId
  shop.nextId = String(BigInt(id) + 1n)
  return id
}

export function findVariant(
  shop: Shop,
  variantId: string,
): { product: Product; variant: Variant } | null {
  for (const product of shop.products.values()) {
    const variant = product.variants.find((candidate) => candidate.id === variantId)
    if (variant) return { product, variant }
  }
  return null
}

export function requireVariant(shop: Shop, variantId: string) {
  const found = findVariant(shop, variantId)
  if (found) return found
  throw new CommerceRefusal('variant_not_found', `there is no variant ${variantId}`)
}

/** @throws CommerceRefusal `selling_plan_not_found`. */
export function findSellingPlan(shop: Shop, planId: string): SellingPlan {
  const plan = shop.sellingPlans.find((candidate) => candidate.id === planId)
  if (plan) return plan
  throw new CommerceRefusal('selling_plan_not_found', `there is no selling plan ${planId}`)
}

/** The market a country belongs to; the shop's own where none names it. */
export function marketOf(shop: Shop, country: string): Market {
  const found = shop.markets.find((market) => market.countries.includes(country))
  const own = found ?? shop.markets[0]
  if (!own) throw new CommerceRefusal('market_not_found', 'the shop has no market')
  return own
}

export function requireCustomer(shop: Shop, customerId: string): Customer {
  const customer = shop.customers.get(customerId)
  if (customer) return customer
  throw new CommerceRefusal('customer_not_found', `there is no customer ${customerId}`)
}

export function requireOrder(shop: Shop, orderId: string): Order {
  const order = shop.orders.get(orderId)
  if (order) return order
  throw new CommerceRefusal('order_not_found', `there is no order ${orderId}`)
}

export function requireLine(order: Order, lineId: string): LineItem {
  const line = order.lines.find((candidate) => candidate.id === lineId)
  if (line) return line
  throw new CommerceRefusal('line_not_found', `${order.name} has no line ${lineId}`)
}

/** The order a customer-facing code belongs to is not case-sensitive; nor is the code itself. */
export function findDiscountByCode(shop: Shop, code: string) {
  const wanted = code.trim().toLowerCase()
  for (const discount of shop.discounts.values()) {
    if (discount.code.toLowerCase() === wanted) return discount
  }
  return null
}

export function gid(kind: string, id: string): string {
  return `gid://shopify/${kind}/${id}`
}
