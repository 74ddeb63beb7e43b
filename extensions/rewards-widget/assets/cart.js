// @ts-check The shopper's cart, by Shopify's own address. Themes hear of a change by Shopify's
// standard event.
import { addCode, applies, judgeCodes, removeCode } from './cart-codes.js'

/**
 * @typedef {import('./cart-codes.js').CartCode} CartCode
 * @typedef {{ key: string, variant_id?: number, quantity: number, final_line_price: number }} Line
 * @typedef {{ token: string, currency: string, item_count: number, total_price: number,
 *   items_subtotal_price?: number, items: Line[], discount_codes?: CartCode[] }} Cart
 * @typedef {{ kind: 'applied', cart: Cart } | { kind: 'empty' } | { kind: 'failed' }
 *   | { kind: 'sold_out' } | { kind: 'displaces', codes: string[] }
 *   | { kind: 'not_applicable', subtotal: number, beside: string[] }} Application
 * @typedef {{ variantId?: string, isToAdd?: boolean, pieces?: number }} Goods what a code is for,
 *   how many of it, and whether they are put into the cart even where there is one already
 */

const waitMs = 10_000

/** @param {string} path */
const addressOf = (path) => `${shopify()?.routes?.root ?? '/'}${path}`

/** @returns {{ routes?: { root?: string } } | undefined} what every storefront page carries */
const shopify = () => Reflect.get(window, 'Shopify')

/**
 * @param {string} path
 * @param {object} [body]
 */
const ask = (path, body) =>
  fetch(addressOf(path), {
    method: body ? 'POST' : 'GET',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.timeout(waitMs),
  })

/**
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<Cart>}
 */
async function askCart(path, body) {
  const response = await ask(path, body)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

export const readCart = () => askCart('cart.js')

/** @param {string[]} codes the complete set */
const writeCodes = (codes) => askCart('cart/update.js', { discount: codes.join(',') })

/** @param {string | undefined} id "gid://shopify/ProductVariant/1" or "1" */
const numberOf = (id) => Number(id?.split('/').pop())

/**
 * Adds a code to the cart's codes, with what it is for, or leaves the cart as it was and says why.
 * @param {string} ours
 * @param {Goods} [goods]
 * @returns {Promise<Application>}
 */
export async function applyCode(ours, goods = {}) {
  try {
    const before = await readCart()
    const codes = before.discount_codes ?? []
    if (applies(codes, ours)) return { kind: 'applied', cart: before }
    const { variantId, isToAdd } = goods
    const isThere = before.items.some((line) => line.variant_id === numberOf(variantId))
    if (!variantId || (isThere && !isToAdd)) {
      return before.item_count === 0 ? { kind: 'empty' } : await tryCode(codes, ours)
    }
    const { pieces = 1 } = goods
    return await tryWithGoods(codes, ours, before, { id: numberOf(variantId), quantity: pieces })
  } catch (problem) {
    console.warn('Perennial: the cart could not be changed.', problem)
    return { kind: 'failed' }
  }
}

/**
 * @param {CartCode[]} codes
 * @param {string} ours
 * @param {Cart} before
 * @param {{ id: number, quantity: number }} item
 * @returns {Promise<Application>}
 */
async function tryWithGoods(codes, ours, before, item) {
  const added = await ask('cart/add.js', { items: [item] })
  if (added.status === 422 || added.status === 404) return { kind: 'sold_out' }
  if (!added.ok) throw new Error(`cart/add.js answered ${added.status}`)
  /** @type {{ items: Line[] }} */
  const { items } = await added.json()
  try {
    const outcome = await tryCode(codes, ours)
    if (outcome.kind !== 'applied') await takeOut(before, items)
    return outcome
  } catch (problem) {
    await takeOut(before, items)
    throw problem
  }
}

/**
 * What was added goes again; a line that was there before keeps its quantity.
 * @param {Cart} before
 * @param {Line[]} added
 */
async function takeOut(before, added) {
  for (const { key } of added) {
    const quantity = before.items.find((line) => line.key === key)?.quantity ?? 0
    await askCart('cart/change.js', { id: key, quantity })
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
