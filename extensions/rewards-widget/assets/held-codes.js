// @ts-check
// What can be done with a code that the member holds: copy it, put it into the cart, give it back.
import { readAppliedCodes, withdrawCode } from './cart.js'
import { markInCart } from './lists.js'
import { bringToCart } from './redeem.js'
import { slot } from './slots.js'

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
    return panel.note('codes.copy_failed', 'problem')
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
  item.setAttribute('aria-busy', 'true')
  const { isApplied, text } = await bringToCart(panel, item.dataset.code ?? '')
  item.removeAttribute('aria-busy')
  panel.note(text, isApplied ? 'news' : 'problem')
}

/**
 * Says of the codes in the list which are in the cart already.
 * @param {Panel} panel
 */
export async function markCodesInCart({ root, codesInCart }) {
  const selector = '[data-list="codes"] [data-item]'
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)])
  if (items.length === 0) return
  for (const code of await readAppliedCodes()) codesInCart.add(code)
  for (const item of items) markInCart(item, codesInCart.has(item.dataset.code ?? ''))
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
  panel.changedCart = (await withdrawCode(code).catch(() => null)) ?? panel.changedCart
  panel.codesInCart.delete(code)
  const outcome = await panel.api.cancel(id)
  item.removeAttribute('aria-busy')
  if (outcome.kind !== 'answer') return panel.noteOutcome(outcome, 'note.no_answer')
  panel.view('main')
  await panel.refresh()
  panel.note(panel.words.say('codes.given_back', { reward: label }))
  document.getElementById('perennial-codes')?.focus()
}
