// The cart's endpoints: JSON for scripts, forms for pages without them, and links that carry codes.
import { redirect, sendJson } from '../../pages/exchange.ts'
import { cartObject } from '../objects/cart.ts'
import { goTo, keepCart, startCart, type Visit } from '../visit.ts'
import {
  type Addition,
  addLine,
  CartError,
  changeLine,
  setDiscountCodes,
  updateQuantities,
} from './change-cart.ts'
import { type CartInput, readCartInput } from './read-input.ts'

type Action = (visit: Visit, input: CartInput) => unknown

/** Adds `items`, or the one that the input itself describes; answers with the lines. */
const add: Action = (visit, input) => {
  const { shop, cart } = visit
  const wanted = Array.isArray(input.items) ? (input.items as Addition[]) : [input as Addition]
  const keys = wanted.map((item) => addLine(shop, cart, item).key)
  if (input.discount !== undefined) setDiscountCodes(cart, input.discount)
  const items = cartObject(visit).items.filter((item) => keys.includes(item.key))
  return Array.isArray(input.items) ? { items } : items[0]
}

const change: Action = (visit, input) => {
  changeLine(visit.cart, input)
  if (input.discount !== undefined) setDiscountCodes(visit.cart, input.discount)
  return cartObject(visit)
}

const update: Action = (visit, input) => {
  const { shop, cart } = visit
  if (input.updates !== undefined) updateQuantities(shop, cart, input.updates)
  if (input.note !== undefined) cart.note = input.note === null ? null : String(input.note)
  if (typeof input.attributes === 'object' && input.attributes !== null) {
    const entries = Object.entries(input.attributes).filter(([, value]) => value !== null)
    Object.assign(
      cart.attributes,
      Object.fromEntries(entries.map(([key, value]) => [key, String(value)])),
    )
  }
  if (input.discount !== undefined) setDiscountCodes(cart, input.discount)
  return cartObject(visit)
}

const clear: Action = (visit) => {
  visit.cart.lines = []
  return cartObject(visit)
}

const actions: Record<string, Action> = { add, change, update, clear }

export function showCartJson(visit: Visit): void {
  sendJson(visit.response, cartObject(visit))
}

/** POST /cart/<action>.js: the answer is JSON, an error as well. */
export async function actByScript(visit: Visit): Promise<void> {
  try {
    const input = await readCartInput(visit)
    if (input.sections !== undefined) {
      throw new CartError(422, 'the simulator does not render sections with the cart')
    }
    const answer = actions[visit.params.action ?? '']?.(visit, input)
    keepCart(visit)
    sendJson(visit.response, answer)
  } catch (error) {
    if (!(error instanceof CartError)) throw error
    const { status, message: description } = error
    sendJson(visit.response, { status, message: 'Cart Error', description }, status)
  }
}

/** POST /cart/<action> from a form: back to the cart, or to the checkout by its button. */
export async function actByForm(visit: Visit): Promise<void> {
  const input = await readCartInput(visit)
  const action = visit.params.action ?? 'update'
  try {
    actions[action]?.(visit, input)
    keepCart(visit)
  } catch (error) {
    if (!(error instanceof CartError)) throw error
    goTo(visit, `/cart?error=${encodeURIComponent(error.message)}`)
    return
  }
  const back = ownPath(String(input.return_to ?? '')) ?? `${visit.root}/cart`
  if ('checkout' in input) goTo(visit, '/checkout')
  else redirect(visit.response, back)
}

/** /discount/CODE?redirect=/path: the shopper's one code from now on, as a link sets it. */
export function applyDiscountLink(visit: Visit): void {
  setDiscountCodes(visit.cart, visit.params.code)
  keepCart(visit)
  redirect(visit.response, ownPath(visit.url.searchParams.get('redirect')) ?? (visit.root || '/'))
}

/** /cart/<variant>:<quantity>,…?discount=CODE: a cart made by a link, straight to the checkout. */
export function applyPermalink(visit: Visit): void {
  startCart(visit)
  try {
    for (const pair of (visit.params.pairs ?? '').split(',')) {
      const [id, quantity = '1'] = pair.split(':')
      addLine(visit.shop, visit.cart, { id, quantity })
    }
  } catch (error) {
    if (!(error instanceof CartError)) throw error
    goTo(visit, `/cart?error=${encodeURIComponent(error.message)}`)
    return
  }
  setDiscountCodes(visit.cart, visit.url.searchParams.get('discount'))
  keepCart(visit)
  goTo(visit, '/checkout')
}

/** A path of this shop, so that a link cannot send a shopper elsewhere. */
export function ownPath(path: string | null): string | null {
  return path && /^\/(?![/\\])/.test(path) ? path : null
}
