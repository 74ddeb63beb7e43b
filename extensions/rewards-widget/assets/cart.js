// @ts-check
// The shopper's cart, by Shopify's own address. Themes hear of the change by Shopify's standard
// event, sent when the change begins, with a promise of the cart it leads to.
import { addCode, applies, judgeCodes, removeCode } from './cart-codes.js'

/**
 * @typedef {import('./cart-codes.js').CartCode} CartCode
 * @typedef {{ token: string, currency: string, item_count: number, total_price: number,
 *   items_subtotal_price?: number, items: { key: string, quantity: number, final_line_price: number }[],
 *   discount_codes?: CartCode[] }} Cart
 * @typedef {{ kind: 'applied' } | { kind: 'empty' } | { kind: 'failed' }
 *   | { kind: 'displaces', codes: string[] } | { kind: 'not_applicable', subtotal: number }} Application
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
    if (applies(codes, ours)) return { kind: 'applied' }
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
  const wanted = addCode(before, ours)
  const attempt = writeCodes(wanted).then(async (cart) => {
    const verdict = judgeCodes(before, cart.discount_codes ?? [], ours)
    const settled = verdict.isKept ? cart : await writeCodes(verdict.restore)
    return { cart, verdict, settled }
  })
  announce(
    wanted,
    attempt.then(({ settled }) => settled),
  )
  const { cart, verdict } = await attempt
  if (verdict.isKept) return { kind: 'applied' }
  if (verdict.displaced.length > 0) return { kind: 'displaces', codes: verdict.displaced }
  return { kind: 'not_applicable', subtotal: cart.items_subtotal_price ?? cart.total_price }
}

/**
 * Takes a code out of the cart.
 * @param {string} ours
 * @returns {Promise<boolean>} whether it was there
 */
export async function withdrawCode(ours) {
  const { discount_codes: before = [] } = await readCart()
  const rest = removeCode(before, ours)
  if (rest.length === before.length) return false
  const attempt = writeCodes(rest)
  announce(rest, attempt)
  await attempt
  return true
}

/**
 * @param {string[]} codes
 * @param {Promise<Cart>} attempt
 */
function announce(codes, attempt) {
  const promise = attempt.then((cart) => ({ cart: describe(cart) }))
  // A listener may be absent; the caller hears of the failure by its own promise.
  promise.catch(() => {})
  const event = new Event('shopify:cart:discount-update', { bubbles: true })
  const discountCodes = codes.map((code) => ({ code }))
  document.dispatchEvent(
    Object.assign(event, { discountCodes, promise, detail: { source: 'perennial' } }),
  )
}

/** @param {Cart} cart in the shape of Shopify's standard events */
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
