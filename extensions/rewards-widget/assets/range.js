// @ts-check
// Choosing how many points are turned into money: a slider, two buttons for its steps, and what it
// comes to.
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Range} Range
 */

/** @param {Panel} panel @returns {HTMLInputElement | null} */
const inputOf = ({ root }) => /** @type {HTMLInputElement | null} */ (slot(root, 'range-input'))

/**
 * The most that can be chosen: what one has, in whole steps, within the reward's limit.
 * @param {Range} range
 * @param {number} available
 */
export function mostPoints({ stepPoints, minimumPoints, maximumPoints }, available) {
  const most = Math.min(available, maximumPoints ?? available)
  return Math.max(minimumPoints, Math.floor(most / stepPoints) * stepPoints)
}

/** @param {Range} range @param {number} points */
export const worthOf = ({ stepPoints, stepMinor }, points) =>
  Math.floor(points / stepPoints) * stepMinor

/**
 * @param {Panel} panel
 * @param {number} available
 */
export function showRange(panel, available) {
  const { root, chosen } = panel
  const input = inputOf(panel)
  show(root, 'range', Boolean(chosen?.range))
  if (!chosen?.range || !input) return
  const most = mostPoints(chosen.range, available)
  Object.assign(input, {
    min: chosen.range.minimumPoints,
    max: most,
    step: chosen.range.stepPoints,
  })
  input.value = String(Math.min(chosen.chosenPoints, most))
  paintRange(panel)
}

/**
 * @param {Panel} panel
 * @param {() => void} changed
 */
export function watchRange(panel, changed) {
  inputOf(panel)?.addEventListener('input', () => {
    paintRange(panel)
    changed()
  })
}

/**
 * @param {Panel} panel
 * @param {'less' | 'more'} action
 * @param {() => void} changed
 */
export function moveRange(panel, action, changed) {
  const input = inputOf(panel)
  if (action === 'more') input?.stepUp()
  else input?.stepDown()
  paintRange(panel)
  changed()
}

/** @param {Panel} panel */
function paintRange(panel) {
  const { root, chosen, words } = panel
  const input = inputOf(panel)
  if (!input || !chosen?.range) return
  const points = Number(input.value)
  const worth = words.money(worthOf(chosen.range, points))
  const text = words.say('confirm.worth', { amount: worth, points: words.amount(points) })
  write(root, 'worth', text)
  input.setAttribute('aria-valuetext', text)
  const share = (points - Number(input.min)) / Math.max(Number(input.max) - Number(input.min), 1)
  input.style.setProperty('--perennial-share', `${share * 100}%`)
  slot(root, 'less')?.toggleAttribute('disabled', points <= Number(input.min))
  slot(root, 'more')?.toggleAttribute('disabled', points >= Number(input.max))
  chosen.chosenPoints = points
}
