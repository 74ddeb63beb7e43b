// @ts-check
// Causes. Liquid has drawn them with what the shop has donated; fresh figures say what the member
// gave, and whether there is enough to give.
import { show, write } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 * @typedef {import('./api.js').Reward} Reward
 */

/** @param {Pick<Reward, 'outcome'>} reward */
export const isGiven = ({ outcome }) => outcome === 'given'

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Member} member
 * @param {Reward[]} rewards
 */
export function paintCauses(root, words, { giving = [] }, rewards) {
  /** @type {NodeListOf<HTMLElement>} */
  const items = root.querySelectorAll('[data-cause]')
  for (const item of items) {
    const own = giving.find(({ id }) => id === item.dataset.cause)
    const given = own && { points: words.amount(own.points), amount: words.money(own.amountMinor) }
    write(item, 'cause-given', given ? words.say('causes.pledged', given) : '')
    const reward = rewards.find(({ id }) => id === item.dataset.id)
    write(item, 'cause-obstacle', reward ? obstacleText(words, reward) : '')
    show(item, 'choose', Boolean(reward && !reward.obstacle))
  }
}

/** @param {Words} words @param {Reward} reward */
function obstacleText(words, { obstacle, audience = '', missingPoints = 0 }) {
  if (!obstacle) return ''
  if (obstacle === 'audience') return audience
  if (obstacle !== 'points') return words.say(`rewards.${obstacle}`)
  return words.say('rewards.missing', { amount: words.amount(missingPoints) })
}
