// @ts-check
// What can be done for points. Liquid has drawn how each stood; fresh standings say how it stands.
import { show, write } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 * @typedef {import('./api.js').Deed} Deed
 */

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Member} member
 */
export function paintDeeds(root, words, { deeds = [] }) {
  /** @type {NodeListOf<HTMLElement>} */
  const items = root.querySelectorAll('[data-deed]')
  for (const item of items) {
    const deed = deeds.find(({ id }) => id === item.dataset.deed)
    if (!deed) continue
    write(item, 'deed-status', statusOf(words, deed, item.dataset))
    show(item, 'deed-acts', deed.state === 'open')
  }
}

/** @param {Words} words @param {Deed} deed @param {DOMStringMap} drawn */
function statusOf(words, { state, again = '', reason, isRejected, row }, { unit, length = '' }) {
  if (state === 'waiting') return words.say('deeds.waiting')
  if (state === 'done') return words.say('deeds.done')
  if (state === 'again') return words.say('deeds.again', { date: words.day(again) })
  if (reason) return words.say('deeds.rejected_reason', { name: reason })
  if (isRejected) return words.say('deeds.rejected')
  if (!row) return ''
  const key = unit === 'week' ? 'deeds.row_week' : 'deeds.row_day'
  return words.say(key, { amount: words.number(row.count), points: length })
}
