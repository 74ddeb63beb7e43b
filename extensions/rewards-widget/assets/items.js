// @ts-check
// What the member holds: codes, gift cards, things that the shop is preparing.
import { copyItem, paintCost } from './lists.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Redemption} Redemption
 * @typedef {import('./api.js').Reward} Reward
 */

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Redemption} redemption
 * @param {Set<string>} codesInCart
 */
export function paintCode(item, words, redemption, codesInCart) {
  const { code, status, outcome = 'code', expiresAt } = redemption
  identify(item, redemption)
  write(item, 'label', redemption.label)
  const date = expiresAt ? words.day(expiresAt) : ''
  write(item, 'expires', date && words.say('codes.valid_until', { date }))
  const isReady = status === 'issued' || Boolean(code && outcome === 'instant')
  write(item, 'state', isReady ? '' : words.say(`codes.${status}`))
  write(item, 'told', redemption.note ?? redemption.instructions ?? '')
  paintTracking(item, redemption.tracking ?? '')
  write(item, 'code', code ?? '')
  show(item, 'ready', isReady && Boolean(code))
  show(item, 'actions', status === 'issued' && outcome === 'code')
  markInCart(item, codesInCart.has(code ?? ''))
}

/**
 * An address to follow, or a number to ask for.
 * @param {HTMLElement} item
 * @param {string} tracking
 */
function paintTracking(item, tracking) {
  const isAddress = tracking.startsWith('https://')
  show(item, 'tracking', tracking !== '')
  show(item, 'track', isAddress)
  if (isAddress) slot(item, 'track')?.setAttribute('href', tracking)
  write(item, 'tracked', isAddress ? '' : tracking)
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Redemption} redemption
 */
export function paintEarlier(item, words, { label, status }) {
  write(item, 'label', label)
  write(item, 'state', words.say(`codes.${status}`))
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Redemption} redemption
 * @param {Set<string>} codesInCart
 */
export function paintCartCode(item, words, redemption, codesInCart) {
  const isApplied = codesInCart.has(redemption.code ?? '')
  const { label: reward } = redemption
  identify(item, redemption)
  write(item, 'label', isApplied ? words.say('cart.is_applied', { reward }) : reward)
  write(item, 'code', redemption.code ?? '')
  for (const name of item.querySelectorAll('.perennial-hidden')) name.textContent = ` ${reward}`
  markInCart(item, isApplied)
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Reward} reward
 */
export function paintCartReward(item, words, reward) {
  item.dataset.id = reward.id
  write(item, 'label', words.labelOf(reward))
  paintCost(item, words, reward)
  write(item, 'choose-label', ` ${words.labelOf(reward)}`)
}

/** @param {HTMLElement} item @param {Redemption} redemption */
function identify(item, { id, code, label, variantId = '' }) {
  Object.assign(item.dataset, { id, code: code ?? '', label, variant: variantId })
}

/**
 * @param {HTMLElement} item
 * @param {boolean} isInCart
 */
export function markInCart(item, isInCart) {
  show(item, 'in-cart', isInCart)
  show(item, 'apply', !isInCart)
}

/**
 * What was just had, drawn as in the list.
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Redemption | null} redemption null: there is none
 * @param {Set<string>} codesInCart
 */
export function paintResultCode(root, words, redemption, codesInCart) {
  const list = root.querySelector('[data-list="result"]')
  if (!list) return
  list.replaceChildren()
  if (!redemption) return
  const item = copyItem(root, 'codes')
  paintCode(item, words, redemption, codesInCart)
  list.append(item)
}
