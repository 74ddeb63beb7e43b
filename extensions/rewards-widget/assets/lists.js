// @ts-check
// The panel's lists. Items are copies of Liquid's own templates, so there is one markup only.
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Redemption} Redemption
 * @typedef {import('./api.js').Reward} Reward
 * @typedef {import('./api.js').Entry} Entry
 */

/**
 * @template T
 * @param {HTMLElement} root
 * @param {string} name of the list; the slot `no-…` says that there is nothing
 * @param {T[]} rows
 * @param {(item: HTMLElement, row: T) => void} paint
 */
export function paintList(root, name, rows, paint) {
  const list = root.querySelector(`[data-list="${name}"]`)
  if (!(list instanceof HTMLElement)) return
  const items = rows.map((row) => {
    const item = copyItem(root, name)
    paint(item, row)
    return item
  })
  const focused = describeFocus(list)
  list.replaceChildren(...items)
  focused?.()
  list.hidden = rows.length === 0
  show(root, `no-${name}`, rows.length === 0)
}

/**
 * Painting a list anew must not drop a keyboard user out of it.
 * @param {HTMLElement} list
 * @returns {(() => void) | undefined} gives the focus back to what it was on
 */
function describeFocus(list) {
  const focused = document.activeElement
  const item = focused?.closest('[data-item]')
  if (!(focused instanceof HTMLElement) || !(item instanceof HTMLElement)) return
  if (!list.contains(item)) return
  const id = CSS.escape(item.dataset.id ?? '')
  const action = CSS.escape(focused.dataset.action ?? '')
  return () => {
    const again = list.querySelector(`[data-id="${id}"] [data-action="${action}"]`)
    if (again instanceof HTMLElement) again.focus()
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
function copyItem(root, name) {
  const template = root.querySelector(`template[data-template="${name}"]`)
  const content = /** @type {HTMLTemplateElement} */ (template).content
  const item = content.querySelector('[data-item]')
  return /** @type {HTMLElement} */ (item?.cloneNode(true))
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Reward} reward
 */
export function paintReward(item, words, reward) {
  const minimum = reward.minimumMinor ? words.money(reward.minimumMinor) : ''
  Object.assign(item.dataset, {
    id: reward.id,
    label: reward.label,
    points: String(reward.points),
    minimum,
    minimumMinor: String(reward.minimumMinor ?? 0),
    validDays: String(reward.validDays ?? ''),
  })
  write(item, 'label', reward.label)
  write(item, 'cost', words.amount(reward.points))
  write(item, 'minimum', minimum && words.say('rewards.minimum', { minimum }))
  const amount = words.amount(reward.missingPoints)
  write(item, 'missing', reward.available ? '' : words.say('rewards.missing', { amount }))
  const button = slot(item, 'choose')
  if (!(button instanceof HTMLButtonElement)) return
  button.disabled = !reward.available
  const hidden = button.querySelector('span')
  if (hidden) hidden.textContent = ` ${reward.label}`
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Redemption} redemption
 * @param {Set<string>} codesInCart
 */
export function paintCode(item, words, { id, code, label, status, expiresAt }, codesInCart) {
  Object.assign(item.dataset, { id, code: code ?? '', label })
  write(item, 'label', label)
  const date = expiresAt ? words.day(expiresAt) : ''
  write(item, 'expires', date && words.say('codes.valid_until', { date }))
  const isReady = status === 'issued'
  write(item, 'state', isReady ? '' : words.say(`codes.${status}`))
  write(item, 'code', code ?? '')
  show(item, 'ready', isReady)
  markInCart(item, codesInCart.has(code ?? ''))
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Entry} entry
 * @param {boolean} isPending
 */
export function paintEntry(item, words, entry, isPending) {
  write(item, 'reason', entry.reason)
  write(item, 'at', words.day(entry.at))
  slot(item, 'at')?.setAttribute('datetime', entry.at)
  show(item, 'is-pending', isPending)
  write(item, 'points', words.signed(entry.points))
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
 * The code on the page of the result, drawn as in the list.
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
