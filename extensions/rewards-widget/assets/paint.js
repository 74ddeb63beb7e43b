// @ts-check
// Fills the places that Liquid has painted with fresh figures.
import { paintCards } from './cards.js'
import { isGiven, paintCauses } from './causes.js'
import { paintChallenges } from './challenges.js'
import { paintContests } from './contests.js'
import { paintDeeds } from './deeds.js'
import { paintFriends } from './friends.js'
import { paintCartCode, paintCartReward, paintCode, paintEarlier } from './items.js'
import { paintEntry, paintList, paintReward } from './lists.js'
import { paintNickname } from './nickname.js'
import { paintOffer } from './offers.js'
import { paintPlan } from './plan.js'
import { show, slot, write } from './slots.js'
import { store } from './store.js'
import { paintSurvey } from './surveys.js'
import { paintTier } from './tiers.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 * @typedef {import('./api.js').Me} Me
 * @typedef {import('./api.js').Reward} Reward
 * @typedef {import('./api.js').Redemption} Redemption
 * @typedef {import('./panel.js').Panel} Panel
 */

const heldStatuses = ['issued', 'issuing', 'returning', 'in_doubt', 'to_do', 'sent']
const endedStatuses = ['used', 'expired', 'returned']

/** A gift card is money for as long as it has any. @param {Redemption} redemption */
const isHeld = ({ status, kind }) =>
  heldStatuses.includes(status) || (status === 'used' && kind === 'gift_card')

/**
 * @param {Panel} panel
 * @param {Me} me
 */
export function paintMe({ root, words, kind }, { member, program }) {
  if (!member) return
  const all = (program?.rewards ?? []).toSorted((a, b) => a.points - b.points)
  // What a stamp card buys stands with the card, and what is given with the causes.
  const rewards = all.filter((one) => !one.card && !isGiven(one))
  paintCards(root, words, member, all)
  paintTier(root, member)
  paintChallenges(root, member)
  paintCauses(root, words, member, all)
  paintPlan(root, words, member)
  paintDeeds(root, words, member)
  paintFriends(root, words, member)
  paintSurvey(root, member)
  paintContests(root, words, member, program?.contests ?? [])
  paintNickname(root, words, member.nickname)
  paintOffer(root, member)
  const held = member.redemptions.filter(isHeld)
  if (kind === 'cart') return paintCart({ root, words }, member, rewards)
  paintAccount(root, words, member, rewards)
  paintList(root, 'rewards', rewards, (item, reward) =>
    paintReward(item, words, reward, member.points.available),
  )
  paintList(root, 'codes', held, (item, code) => paintCode(item, words, code, store.codesInCart))
  const ended = member.redemptions.filter(
    (one) => endedStatuses.includes(one.status) && !isHeld(one) && !isGiven(one),
  )
  paintList(root, 'earlier', ended, (item, code) => paintEarlier(item, words, code))
  show(root, 'earlier', ended.length > 0)
  const pendingLines = findPending(member)
  paintList(root, 'history', member.history, (item, entry) =>
    paintEntry(item, words, entry, pendingLines.has(entry)),
  )
  show(root, 'show-history', false)
}

/**
 * @param {{ root: HTMLElement, words: Words }} part
 * @param {Member} member
 * @param {Reward[]} rewards the cheapest first
 */
function paintCart({ root, words }, member, rewards) {
  const { available } = member.points
  write(root, 'cart-balance', words.say('cart.balance', { amount: words.amount(available) }))
  const codes = member.redemptions.filter(
    ({ status, outcome = 'code' }) => status === 'issued' && outcome === 'code',
  )
  paintList(root, 'cart-codes', codes, (item, code) =>
    paintCartCode(item, words, code, store.codesInCart),
  )
  const forCarts = rewards.filter(({ outcome = 'code' }) => outcome === 'code')
  const ready = forCarts.filter(({ obstacle }) => !obstacle)
  paintList(root, 'cart-rewards', ready, (item, reward) => paintCartReward(item, words, reward))
  const next = forCarts.find(({ obstacle }) => obstacle === 'points')
  const missing = next && ready.length === 0 ? next.points - available : 0
  const values = { amount: words.amount(missing), reward: next?.label ?? '' }
  write(root, 'cart-next', missing > 0 ? words.say('cart.nothing', values) : '')
}

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Member} member
 * @param {Reward[]} rewards
 */
function paintAccount(root, words, { points, next, nextChangeAt, missed }, rewards) {
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
  const given = missed && { amount: words.amount(missed.points), date: words.day(missed.until) }
  write(root, 'missed', given ? words.say('missed.text', given) : '')
  paintNext(root, words, points.available, rewards)
}

/**
 * The fresh answer may not say when points are ready; what Liquid painted stays where it still
 * holds.
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Pick<Member, 'points' | 'next' | 'nextChangeAt'>} member
 */
function paintPending(root, words, { points: { pending, unsent = 0 }, next, nextChangeAt }) {
  const place = slot(root, 'pending')
  if (!place || pending === 0) return
  const isAsPainted = place.dataset.amount === String(pending)
  if (isAsPainted && !nextChangeAt && unsent === 0) return
  place.dataset.amount = String(pending)
  const amount = words.amount(pending)
  const soon = next && nextChangeAt ? pending - next.pending : 0
  const date = nextChangeAt ? words.day(nextChangeAt) : ''
  const isAll = soon === pending
  const isUnsent = unsent > 0 && unsent === pending
  const until = isAll ? 'account.pending_until' : 'account.pending'
  const key = isUnsent ? 'account.pending_unsent' : until
  write(root, 'pending', words.say(key, { amount, date }))
  const later = unsent > 0 && !isUnsent ? { amount: words.amount(unsent) } : null
  write(root, 'pending-unsent', later ? words.say('account.ready_sent', later) : '')
  const some = { amount: words.amount(soon), date }
  write(root, 'pending-until', soon > 0 && !isAll ? words.say('account.ready_on', some) : '')
}

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {number} available
 * @param {Reward[]} rewards the cheapest first
 */
function paintNext(root, words, available, rewards) {
  const offered = rewards.filter(({ isSoldOut }) => !isSoldOut)
  const next = offered.find((reward) => reward.points > available)
  const reached = offered.findLast((reward) => reward.points <= available)
  show(root, 'next', Boolean(next ?? reached))
  const target = next?.points ?? Math.max(available, 1)
  if (next) {
    const amount = words.amount(next.points - available)
    const reward = words.labelOf(next)
    write(root, 'next-text', words.say('account.to_next', { amount, reward }))
  } else if (reached) {
    write(root, 'next-text', words.say('account.reached', { reward: words.labelOf(reached) }))
  }
  slot(root, 'track')?.setAttribute('aria-valuemax', String(target))
  slot(root, 'track')?.setAttribute('aria-valuenow', String(available))
  slot(root, 'bar')?.style.setProperty('inline-size', `${Math.min(available / target, 1) * 100}%`)
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
    if (entry.account !== 'pending' || entry.card || left <= 0) continue
    lines.add(entry)
    left -= entry.points
  }
  return lines
}
