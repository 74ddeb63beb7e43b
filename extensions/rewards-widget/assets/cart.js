// @ts-check The shopper's cart, by Shopify's own address. Themes hear of a change by Shopify's
// standard event.
import { addCode, applies, judgeCodes, removeCode } from './cart-codes.js'

/**
 * @typedef {import('./cart-codes.js').CartCode} CartCode
 * @typedef {{ token: string, currency: string, item_count: number, total_price: number,
 *   items_subtotal_price?: number, items: { key: string, quantity: number, final_line_price: number
 *   }[], discount_codes?: CartCode[] }} Cart
 * @typedef {{ kind: 'applied', cart: Cart } | { kind: 'empty' } | { kind: 'failed' } | { kind:
 *   'displaces', codes: string[] } | { kind: 'not_applicable', subtotal: number, beside: string[]
 *   }} Application
 */

const waitMs = 10_000

/** @param {string} path */
const addressOf = (path) => `${shopify()?.routes?.root ?? '/'}${path}`

/** @returns {{ routes?: { root?: string } } | undefined} what every storefront page carries */
const shopify = () => Reflect.get(window, 'Shopify')

/** @returns {Promise<Cart>} */
async function readCart() {
  const response = await fetch(addressOf('cart.js'), {
    headers: { accept: 'application/json' },
    cache: 'no-store',
    signal: AbortSignal.timeout(waitMs),
  })
  if (!response.ok) throw new Error(`cart.js answered ${response.status}`)
  return response.json()
}

/**
 * @param {string[]} codes the complete set
 * @returns {Promise<Cart>}
 */
async function writeCodes(codes) {
  const response = await fetch(addressOf('cart/update.js'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ discount: codes.join(',') }),
    signal: AbortSignal.timeout(waitMs),
  })
  if (!response.ok) throw new Error(`cart/update.js answered ${response.status}`)
  return response.json()
}

/**
 * Adds a code to the cart's codes, or leaves the cart as it was and says why.
 * @param {string} ours
 * @returns {Promise<Application>}
 */
export async function applyCode(ours) {
  try {
    const before = await readCart()
    if (before.item_count === 0) return { kind: 'empty' }
    const codes = before.discount_codes ?? []
    if (applies(codes, ours)) return { kind: 'applied', cart: before }
    return await tryCode(codes, ours)
  } catch (problem) {
    console.warn('Perennial: the cart could not be changed.', problem)
    return { kind: 'failed' }
  }
}

/**
 * @param {CartCode[]} before
 * @param {string} ours
 * @returns {Promise<Application>}
 */
async function tryCode(before, ours) {
  const cart = await writeCodes(addCode(before, ours))
  const verdict = judgeCodes(before, cart.discount_codes ?? [], ours)
  if (verdict.isKept) return { kind: 'applied', cart }
  await writeCodes(verdict.restore)
  if (verdict.displaced.length > 0) return { kind: 'displaces', codes: verdict.displaced }
  const subtotal = cart.items_subtotal_price ?? cart.total_price
  return { kind: 'not_applicable', subtotal, beside: verdict.beside }
}

/**
 * Takes a code out of the cart.
 * @param {string} ours
 * @returns {Promise<Cart | null>} the cart as it is now; null: the code was not in it
 */
export async function withdrawCode(ours) {
  const { discount_codes: before = [] } = await readCart()
  const rest = removeCode(before, ours)
  return rest.length === before.length ? null : writeCodes(rest)
}

/** Codes that count in the cart; none where it cannot be read. */
export async function readAppliedCodes() {
  const { discount_codes: codes = [] } = await readCart().catch(() => ({ discount_codes: [] }))
  return codes.filter(({ applicable }) => applicable).map(({ code }) => code)
}

/**
 * Tells the theme what the cart is now, in the shape of Shopify's standard events.
 * @param {Cart} cart
 */
export function announceCart(cart) {
  const discountCodes = (cart.discount_codes ?? []).map(({ code }) => ({ code }))
  const event = new Event('shopify:cart:discount-update', { bubbles: true })
  const promise = Promise.resolve({ cart: describe(cart) })
  document.dispatchEvent(
    Object.assign(event, { discountCodes, promise, detail: { source: 'perennial' } }),
  )
}

/** @param {Cart} cart */
function describe(cart) {
  /** @param {number} hundredths */
  const cost = (hundredths) => ({
    totalAmount: { amount: (hundredths / 100).toFixed(2), currencyCode: cart.currency },
  })
  return {
    id: `gid://shopify/Cart/${cart.token}`,
    totalQuantity: cart.item_count,
    cost: cost(cart.total_price),
    lines: cart.items.map((item) => ({
      id: `gid://shopify/CartLine/${item.key}`,
      quantity: item.quantity,
      cost: cost(item.final_line_price),
    })),
    discountCodes: cart.discount_codes ?? [],
  }
}
