// @ts-check
// Stamp cards. Liquid has drawn each with a place for every stamp; fresh figures fill the places.
import { obstacleText } from './lists.js'
import { show, write } from './slots.js'
import { store } from './store.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 * @typedef {import('./api.js').Reward} Reward
 */

/** @param {ParentNode} root */
const cardsIn = (root) =>
  /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-card]'))

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Member} member
 * @param {Reward[]} rewards
 */
export function paintCards(root, words, { cards = [] }, rewards) {
  for (const card of cardsIn(root)) {
    const { stamps = 0, pending = 0 } = cards.find(({ id }) => id === card.dataset.card) ?? {}
    const needed = Number(card.dataset.needed)
    const filled = Math.min(Math.max(stamps, 0), needed)
    card.dataset.stamps = String(stamps)
    const said = { amount: words.number(filled), reward: words.count('cards.amount', needed) }
    write(card, 'card-filled', words.say('cards.filled', said))
    for (const place of card.querySelectorAll('[data-stamp]'))
      place.toggleAttribute('data-full', Number(place.getAttribute('data-stamp')) <= filled)
    write(card, 'card-beyond', told(words, 'cards.beyond', stamps - needed))
    write(card, 'card-pending', told(words, 'cards.pending', pending))
    for (const item of card.querySelectorAll('[data-item]'))
      paintReward(/** @type {HTMLElement} */ (item), words, rewards)
  }
}

/** @param {Words} words @param {string} key @param {number} stamps nothing is said of none */
const told = (words, key, stamps) =>
  stamps > 0 ? words.say(key, { amount: words.count('cards.amount', stamps) }) : ''

/** @param {HTMLElement} item @param {Words} words @param {Reward[]} rewards */
function paintReward(item, words, rewards) {
  const reward = rewards.find(({ id }) => id === item.dataset.id)
  item.hidden = !reward
  if (!reward) return
  const { obstacle } = reward
  const key = obstacle === 'points' ? 'cards.buys' : 'cards.ready'
  const isBarred = obstacle && obstacle !== 'points'
  const text = isBarred
    ? obstacleText(words, reward)
    : words.say(key, { reward: words.labelOf(reward) })
  write(item, 'card-reward', text)
  show(item, 'choose', !obstacle)
}

/**
 * What there is to pay a reward with: stamps of its card, or points.
 * @param {HTMLElement} root
 * @param {Pick<Reward, 'card'>} reward
 */
export function meansFor(root, { card }) {
  const member = store.me?.member
  if (!card) return member?.points.available ?? Number(root.dataset.available ?? 0)
  if (member) return member.cards?.find(({ id }) => id === card)?.stamps ?? 0
  const painted = [...cardsIn(root)].find((one) => one.dataset.card === card)
  return Number(painted?.dataset.stamps ?? 0)
}

/**
 * An amount of what a reward is paid with.
 * @param {Words} words
 * @param {Pick<Reward, 'card'>} reward
 * @param {number} amount
 */
export const priceIn = (words, { card }, amount) =>
  card ? words.count('cards.amount', amount) : words.amount(amount)
