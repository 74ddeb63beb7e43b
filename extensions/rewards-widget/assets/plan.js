// @ts-check
// The paid membership: Liquid has said whether it is held; its day and what it saved are said anew,
// as the page's language writes them.
import { write } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 */

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Pick<Member, 'plan'>} member
 */
export function paintPlan(root, words, { plan }) {
  const part = root.querySelector('[data-plan]')
  if (!plan || !part) return
  const { until, feeMinor, savedMinor = 0 } = plan
  if (until) {
    const key = new Date(until) < new Date() ? 'plan.ended' : 'plan.until'
    write(root, 'plan-until', words.say(key, { date: words.day(until) }))
  }
  if (feeMinor === undefined) return
  const values = { amount: words.money(savedMinor), minimum: words.money(feeMinor) }
  write(root, 'plan-saved', words.say('plan.saved', values))
}
