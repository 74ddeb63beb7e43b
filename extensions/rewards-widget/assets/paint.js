// @ts-check
// Fills the places that Liquid has painted with fresh figures.
import { paintCode, paintEntry, paintList, paintReward } from './lists.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 * @typedef {import('./api.js').Me} Me
 * @typedef {import('./api.js').Reward} Reward
 */

const heldStatuses = ['issued', 'issuing', 'returning', 'in_doubt']

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Me} me
 * @param {Set<string>} codesInCart
 */
export function paintMe(root, words, { member, program }, codesInCart) {
  if (!member) return
  paintAccount(root, words, member, program?.rewards ?? [])
  paintList(root, 'rewards', program?.rewards ?? [], (item, reward) =>
    paintReward(item, words, reward),
  )
  const held = member.redemptions.filter(({ status }) => heldStatuses.includes(status))
  paintList(root, 'codes', held, (item, code) => paintCode(item, words, code, codesInCart))
  const pendingLines = findPending(member)
  paintList(root, 'history', member.history, (item, entry) =>
    paintEntry(item, words, entry, pendingLines.has(entry)),
  )
}

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Member} member
 * @param {Reward[]} rewards
 */
function paintAccount(root, words, { points, next, nextChangeAt }, rewards) {
  const balance = words.amount(points.available)
  write(root, 'launcher-balance', balance)
  write(root, 'balance', balance)
  show(root, 'pending-line', points.pending > 0)
  paintPending(root, words, { points, next, nextChangeAt })
  const expiring = points.expiringNext
  const values = expiring && {
    amount: words.amount(expiring.points),
    date: words.day(expiring.at),
  }
  write(root, 'expiring', values ? words.say('account.expiring', values) : '')
  paintNext(root, words, points.available, rewards)
}

/**
 * The fresh answer may not say when points are ready; what Liquid painted stays where it still
 * holds.
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Pick<Member, 'points' | 'next' | 'nextChangeAt'>} member
 */
function paintPending(root, words, { points: { pending }, next, nextChangeAt }) {
  const place = slot(root, 'pending')
  if (!place || pending === 0) return
  const isAsPainted = place.dataset.amount === String(pending)
  if (isAsPainted && !nextChangeAt) return
  place.dataset.amount = String(pending)
  const amount = words.amount(pending)
  const soon = next && nextChangeAt ? pending - next.pending : 0
  const date = nextChangeAt ? words.day(nextChangeAt) : ''
  const isAll = soon === pending
  const key = isAll ? 'account.pending_until' : 'account.pending'
  write(root, 'pending', words.say(key, { amount, date }))
  const some = { amount: words.amount(soon), date }
  write(root, 'pending-until', soon > 0 && !isAll ? words.say('account.ready_on', some) : '')
}

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {number} available
 * @param {Reward[]} rewards
 */
function paintNext(root, words, available, rewards) {
  const byCost = rewards.toSorted((a, b) => a.points - b.points)
  const next = byCost.find((reward) => reward.points > available)
  const reached = byCost.findLast((reward) => reward.points <= available)
  show(root, 'next', Boolean(next ?? reached))
  const target = next?.points ?? Math.max(available, 1)
  if (next) {
    const amount = words.amount(next.points - available)
    write(root, 'next-text', words.say('account.to_next', { amount, reward: next.label }))
  } else if (reached) {
    write(root, 'next-text', words.say('account.reached', { reward: reached.label }))
  }
  slot(root, 'track')?.setAttribute('aria-valuemax', String(target))
  slot(root, 'track')?.setAttribute('aria-valuenow', String(available))
  slot(root, 'bar')?.style.setProperty('inline-size', `${(available / target) * 100}%`)
}

/**
 * What is pending now came in with the newest of the lines that went to pending; the older ones
 * have become available since.
 * @param {Pick<Member, 'points' | 'history'>} member
 */
export function findPending({ points, history }) {
  let left = points.pending
  const lines = new Set()
  for (const entry of history) {
    if (entry.account !== 'pending' || left <= 0) continue
    lines.add(entry)
    left -= entry.points
  }
  return lines
}
