// What a shopper does to a cart. A refusal is Shopify's cart error: a status and a sentence.
import { findVariant } from '../../commerce/find.ts'
import { isPublished } from '../../commerce/shelf.ts'
import type { Cart, CartLine, Product, Shop, Variant } from '../../state/world.ts'
import { lineKey } from '../objects/cart.ts'

export class CartError extends Error {
  readonly status: 404 | 422
  constructor(status: 404 | 422, message: string) {
    super(message)
    this.name = 'CartError'
    this.status = status
  }
}

const mostOfOne = 10_000

export type Addition = {
  id: unknown
  quantity?: unknown
  properties?: unknown
  selling_plan?: unknown
}

/** Adds a variant; the same variant with the same properties is the same line. */
export function addLine(shop: Shop, cart: Cart, addition: Addition): CartLine {
  const variantId = String(addition.id ?? '')
  const found = findVariant(shop, variantId)
  if (!found || !isPublished(found.product)) throw new CartError(404, 'Cannot find variant')
  const quantity = readQuantity(addition.quantity ?? 1)
  if (quantity === 0) throw new CartError(422, 'Quantity must be at least 1')
  const properties = readProperties(addition.properties)
  const sellingPlanId = readPlan(shop, addition.selling_plan)
  const key = lineKey(variantId, sellingPlanId ? { ...properties, sellingPlanId } : properties)
  const known = cart.lines.find((line) => line.key === key)
  requireOnShelf(found, (known?.quantity ?? 0) + quantity)
  if (known) {
    known.quantity = Math.min(mostOfOne, known.quantity + quantity)
    return known
  }
  const line = { key, variantId, quantity, properties, sellingPlanId }
  cart.lines.unshift(line)
  return line
}

function requireOnShelf(
  { product, variant }: { product: Product; variant: Variant },
  quantity: number,
): void {
  const { stock, isOversold } = variant
  if (stock === null || isOversold || quantity <= stock) return
  if (stock === 0) throw new CartError(422, `The product '${product.title}' is already sold out.`)
  throw new CartError(422, `You can't add more ${product.title} to the cart.`)
}

function readPlan(shop: Shop, given: unknown): string | null {
  if (given === undefined || given === null || given === '') return null
  const plan = shop.sellingPlans.find((each) => each.id === String(given))
  if (!plan) throw new CartError(422, 'Cannot find selling plan')
  return plan.id
}

export type Change = { id?: unknown; line?: unknown; quantity?: unknown; properties?: unknown }

/** Changes one line, named by its key, its variant or its place (from 1). */
export function changeLine(cart: Cart, change: Change): void {
  const line = findLine(cart, change)
  if (!line) throw new CartError(422, 'no valid id or line parameter')
  if (change.properties !== undefined) {
    line.properties = readProperties(change.properties)
    line.key = lineKey(line.variantId, line.properties)
  }
  setQuantity(cart, line, readQuantity(change.quantity ?? line.quantity))
}

function findLine(cart: Cart, { id, line }: Change): CartLine | undefined {
  if (line !== undefined) return cart.lines[Number(line) - 1]
  const wanted = String(id ?? '')
  return cart.lines.find((one) => one.key === wanted || one.variantId === wanted)
}

/**
 * `updates` by variant or key, or in the order of the lines. A variant not in the cart is added.
 */
export function updateQuantities(shop: Shop, cart: Cart, updates: unknown): void {
  if (Array.isArray(updates)) {
    const lines = [...cart.lines]
    updates.forEach((quantity, index) => {
      const line = lines[index]
      if (line) setQuantity(cart, line, readQuantity(quantity))
    })
    return
  }
  for (const [id, value] of Object.entries((updates ?? {}) as Record<string, unknown>)) {
    const quantity = readQuantity(value)
    const line = findLine(cart, { id })
    if (line) setQuantity(cart, line, quantity)
    else if (quantity > 0) addLine(shop, cart, { id, quantity })
  }
}

function setQuantity(cart: Cart, line: CartLine, quantity: number): void {
  line.quantity = quantity
  cart.lines = cart.lines.filter((one) => one.quantity > 0)
}

/** The complete set of codes, comma separated; an empty text takes them all off. */
export function setDiscountCodes(cart: Cart, discount: unknown): void {
  const codes = String(discount ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean)
  const seen = new Set<string>()
  cart.discountCodes = codes.filter((code) => {
    const isNew = !seen.has(code.toLowerCase())
    seen.add(code.toLowerCase())
    return isNew
  })
}

function readQuantity(value: unknown): number {
  const quantity = Number(value)
  if (!Number.isInteger(quantity) || quantity < 0) {
    throw new CartError(422, `${String(value)} is not a quantity`)
  }
  return Math.min(mostOfOne, quantity)
}

function readProperties(properties: unknown): Record<string, string> {
  if (typeof properties !== 'object' || properties === null) return {}
  const entries = Object.entries(properties).filter(([, value]) => value !== '' && value !== null)
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}
