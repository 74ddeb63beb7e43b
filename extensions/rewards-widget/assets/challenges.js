// @ts-check
// Challenges. Liquid has drawn each with its badge; fresh figures say how far it is, or that it was
// reached: the badge lights up where it stands.
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./api.js').Member} Member
 * @typedef {import('./api.js').Challenges} Challenges
 */

/** @param {HTMLElement} root @param {Pick<Member, 'challenges'>} member */
export function paintChallenges(root, { challenges }) {
  if (!challenges) return
  paintLevel(root, challenges)
  for (const item of root.querySelectorAll('[data-challenge]'))
    paintOne(/** @type {HTMLElement} */ (item), challenges)
}

/** @param {HTMLElement} item @param {Challenges} challenges */
function paintOne(item, { badges, underWay }) {
  const id = item.dataset.challenge
  const badge = badges.find((one) => one.id === id)
  const way = underWay.find((one) => one.id === id)
  const wasGot = item.hasAttribute('data-got')
  item.toggleAttribute('data-got', Boolean(badge))
  item.toggleAttribute('data-fresh', Boolean(badge) && (!wasGot || item.hasAttribute('data-fresh')))
  write(item, 'challenge-got', badge?.reached ?? '')
  show(item, 'challenge-way', !badge || badge.isAgain)
  const { progress = '', hint = '', percent = 0 } = way ?? {}
  const place = slot(item, 'challenge-progress')
  if (place) place.textContent = progress
  write(item, 'challenge-hint', hint)
  fill(item, 'challenge', percent)
}

/** @param {HTMLElement} root @param {Challenges} challenges */
function paintLevel(root, { level, next, completedText }) {
  show(root, 'level', true)
  for (const step of root.querySelectorAll('[data-level]'))
    step.toggleAttribute('data-held', step.getAttribute('data-level') === level?.id)
  write(root, 'level-name', level?.name ?? '')
  write(root, 'level-completed', completedText)
  show(root, 'level-next', next !== null)
  write(root, 'level-missing', next?.missing ?? '')
  fill(root, 'level', next?.percent ?? 0)
}

/** @param {ParentNode} scope @param {string} name @param {number} percent */
function fill(scope, name, percent) {
  slot(scope, `${name}-track`)?.setAttribute('aria-valuenow', String(percent))
  slot(scope, `${name}-bar`)?.style.setProperty('inline-size', `${percent}%`)
}
