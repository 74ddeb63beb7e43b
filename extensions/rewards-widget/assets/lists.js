// @ts-check
// The panel's lists. Items are copies of Liquid's own templates, so there is one markup only.
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
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
  const opened = describeOpened(list)
  list.replaceChildren(...items)
  opened()
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
  const action = CSS.escape(focused.dataset.action ?? '')
  return () => {
    const again = list.querySelector(`${itemLike(item)} [data-action="${action}"]`)
    if (again instanceof HTMLElement) again.focus()
  }
}

/**
 * What somebody is reading does not close under them.
 * @param {HTMLElement} list
 */
function describeOpened(list) {
  const opened = [...list.querySelectorAll('[data-item]:has([aria-expanded="true"])')]
  return () => {
    for (const item of opened) {
      const again = list.querySelector(itemLike(/** @type {HTMLElement} */ (item)))
      const steps = slot(item, 'steps')
      if (!again || !steps) continue
      slot(again, 'steps')?.replaceWith(steps)
      again.querySelector('[data-action="why"]')?.setAttribute('aria-expanded', 'true')
    }
  }
}

/**
 * Finds the item that is about the same, however often the list was painted.
 * @param {HTMLElement} item
 */
export const itemLike = ({ dataset: { id, line } }) =>
  line ? `[data-line="${CSS.escape(line)}"]` : `[data-id="${CSS.escape(id ?? '')}"]`

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
export function copyItem(root, name) {
  const template = root.querySelector(`template[data-template="${name}"]`)
  const content = /** @type {HTMLTemplateElement} */ (template).content
  const item = content.querySelector('[data-item]')
  return /** @type {HTMLElement} */ (item?.cloneNode(true))
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Reward} reward
 * @param {number} available the member's points
 */
export function paintReward(item, words, reward, available) {
  item.dataset.id = reward.id
  const label = words.labelOf(reward)
  write(item, 'label', label)
  paintCost(item, words, reward)
  const icon = item.closest('template') ? null : iconFor(reward.kind)
  if (icon) slot(item, 'icon')?.replaceChildren(icon)
  const { obstacle } = reward
  write(item, 'obstacle', obstacle ? obstacleText(words, reward) : '')
  show(item, 'progress', obstacle === 'points')
  const share = Math.min(available / Math.max(reward.points, 1), 1) * 100
  slot(item, 'progress-bar')?.style.setProperty('inline-size', `${share}%`)
  show(item, 'choose', !obstacle)
  write(item, 'choose-label', ` ${label}`)
}

/**
 * What it costs, and on which orders it holds.
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Reward} reward
 */
export function paintCost(item, words, reward) {
  const amount = words.amount(reward.points)
  write(item, 'cost', reward.range ? words.say('rewards.from', { amount }) : amount)
  const { minimumMinor = 0 } = reward
  const minimum = words.money(minimumMinor)
  const conditions = [
    minimumMinor > 0 && words.say('rewards.minimum', { minimum }),
    reward.isForSomeProducts && words.say('rewards.some_products'),
    reward.purchase === 'subscription' && words.say('rewards.subscriptions'),
  ]
  const spans = conditions.filter(Boolean).map((text) => {
    const span = document.createElement('span')
    return Object.assign(span, { className: 'perennial-reward__condition', textContent: text })
  })
  slot(item, 'conditions')?.replaceChildren(...spans)
}

/** @param {Words} words @param {Reward} reward */
export function obstacleText(words, { obstacle, audience = '', missingPoints = 0, needs }) {
  if (obstacle === 'audience') return audience
  if (obstacle === 'locked') return needs?.label ?? ''
  if (obstacle !== 'points') return words.say(`rewards.${obstacle}`)
  return words.say('rewards.missing', { amount: words.amount(missingPoints) })
}

/** @param {string} kind */
function iconFor(kind) {
  const icons = document.querySelector('template[data-template="icons"]')
  const { content } = /** @type {HTMLTemplateElement} */ (icons)
  return (slot(content, kind) ?? slot(content, 'amount_off'))?.firstElementChild?.cloneNode(true)
}

/**
 * @param {HTMLElement} item
 * @param {Words} words
 * @param {Entry} entry
 * @param {boolean} isPending
 */
export function paintEntry(item, words, entry, isPending) {
  item.dataset.line = entry.id ?? ''
  show(item, 'why', Boolean(entry.id))
  write(item, 'why-what', `: ${entry.reason}`)
  write(item, 'reason', entry.reason)
  write(item, 'at', words.day(entry.at))
  slot(item, 'at')?.setAttribute('datetime', entry.at)
  show(item, 'is-pending', isPending)
  write(item, 'points', words.signed(entry.points))
}
