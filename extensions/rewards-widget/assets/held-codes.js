// @ts-check
// What can be done with a code that the member holds: copy it, put it into the cart, give it back.
import { readAppliedCodes, withdrawCode } from './cart.js'
import { markInCart } from './items.js'
import { note, noteOutcome } from './notes.js'
import { bringToCart } from './result.js'
import { slot } from './slots.js'
import { store } from './store.js'

/** @typedef {import('./panel.js').Panel} Panel */

const copiedMs = 2_000

/**
 * @param {Panel} panel
 * @param {HTMLElement} item
 */
export async function copyCode(panel, item) {
  const text = slot(item, 'copy-text')
  const code = slot(item, 'code')
  try {
    await navigator.clipboard.writeText(item.dataset.code ?? '')
  } catch {
    if (code) window.getSelection()?.selectAllChildren(code)
    return note(panel, 'codes.copy_failed', 'problem')
  }
  if (!text) return
  text.textContent = panel.words.say('codes.copied')
  setTimeout(() => {
    text.textContent = panel.words.say('codes.copy')
  }, copiedMs)
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} item
 */
export async function applyHeldCode(panel, item) {
  if (item.getAttribute('aria-busy') === 'true') return
  item.setAttribute('aria-busy', 'true')
  const { code = '', variant = '' } = item.dataset
  const held = store.me?.member?.redemptions.find((one) => one.code === code)
  const reward = panel.rewards.find(({ id }) => id === held?.rewardId)
  const goods = variant ? { variantId: variant } : {}
  const { isApplied, text } = await bringToCart(panel, code, goods, reward)
  item.removeAttribute('aria-busy')
  note(panel, text, isApplied ? 'news' : 'problem')
  if (isApplied && panel.kind === 'cart') panel.showCart(text)
}

/**
 * Says of the codes in the list which are in the cart already.
 * @param {Panel} panel
 */
export async function markCodesInCart({ root }) {
  const selector = '[data-list="codes"] [data-item]'
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)])
  if (items.length === 0) return
  for (const code of await readAppliedCodes()) store.codesInCart.add(code)
  for (const item of items) markInCart(item, store.codesInCart.has(item.dataset.code ?? ''))
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} item
 */
export async function giveBackCode(panel, item) {
  const { id = '', code = '', label = '' } = item.dataset
  if (item.getAttribute('aria-busy') === 'true') return
  item.setAttribute('aria-busy', 'true')
  // The server takes the code out of use whatever the cart says; this only keeps the cart tidy.
  store.changedCart = (await withdrawCode(code).catch(() => null)) ?? store.changedCart
  store.codesInCart.delete(code)
  const outcome = await panel.api.cancel(id)
  item.removeAttribute('aria-busy')
  if (outcome.kind !== 'answer') return noteOutcome(panel, outcome, 'note.no_answer')
  panel.view('main')
  await panel.refresh()
  const text = panel.words.say('codes.given_back', { reward: label })
  note(panel, text)
  if (panel.kind === 'cart' && store.changedCart) return panel.showCart(text)
  slot(panel.root, panel.kind === 'cart' ? 'cart-title' : 'codes-title')?.focus()
}
