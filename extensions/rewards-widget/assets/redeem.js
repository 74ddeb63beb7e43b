// @ts-check
// Redeeming: say what it costs and brings, then ask with one request id until answered.
import { meansFor, priceIn } from './cards.js'
import { readCart } from './cart.js'
import { appliesTo, combinesWith, goesTo } from './facts.js'
import { isSignedOut, note, noteOutcome, wordsFor } from './notes.js'
import { showRange, worthOf } from './range.js'
import { showResult } from './result.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./panel.js').Chosen} Chosen
 * @typedef {import('./api.js').Reward} Reward
 */

// In another currency the cart's worth is reckoned back by a rate that may not be the checkout's.
const abroadShare = 0.995

/**
 * Shows what a reward costs and brings before anything is spent.
 * @param {Panel} panel
 * @param {Reward} reward
 * @param {import('./panel.js').Cause} [cause] whom it is for
 */
export function chooseReward(panel, reward, cause) {
  const { words, root } = panel
  panel.chosen = { ...reward, chosenPoints: reward.points, ...(cause && { cause }) }
  const view = panel.view('confirm')
  const title = cause ? 'confirm.title_give' : 'confirm.title'
  write(view, 'title', words.say(title, { reward: cause?.name ?? words.labelOf(reward) }))
  write(view, 'problem', '')
  showRange(panel, availableTo(panel))
  showFacts(panel)
  const { outcome = 'code' } = reward
  /** @type {Record<string, string>} in general words, where it is points */
  const paid = reward.card ? { points: priceIn(words, reward, reward.points) } : {}
  const back =
    outcome === 'code' && !isPresent(panel.chosen) ? words.say('confirm.given_back', paid) : ''
  write(root, 'returnable', cause ? words.say('confirm.given') : back)
  show(root, 'instant', outcome === 'instant')
  show(root, 'manual', outcome === 'manual')
  write(root, 'instructions', reward.instructions || words.say('confirm.manual'))
  showProgress(panel, false)
  showMeans(panel)
  note(panel, '')
  slot(view, 'title')?.focus()
}

/** Another amount was picked. @param {Panel} panel */
export function refreshChosen(panel) {
  showFacts(panel)
  showProgress(panel, false)
  showMeans(panel)
}

/** @param {Panel} panel */
const availableTo = ({ root, chosen }) => meansFor(root, chosen ?? {})

/**
 * One line for each thing worth knowing; what does not apply has none.
 * @param {Panel} panel
 */
function showFacts({ root, chosen, words }) {
  const view = root.querySelector('[data-view="confirm"]')
  if (!chosen || !view) return
  const { outcome = 'code', range, minimumMinor = 0, validDays, cause } = chosen
  const isCode = outcome === 'code'
  const amountMinor = range ? worthOf(range, chosen.chosenPoints) : (chosen.amountMinor ?? 0)
  // Of which an amount may be no more than its share.
  const least = range?.maximumShare ? Math.ceil((amountMinor * 100) / range.maximumShare) : 0
  const minimum = Math.max(minimumMinor, least)
  const most = chosen.maximumMinor ?? 0
  const label = range ? words.say('money.off', { amount: words.money(amountMinor) }) : ''
  const reward = label || words.labelOf(chosen)
  /** @type {Record<string, string>} */
  const facts = {
    cost: isPresent(chosen)
      ? words.say('offers.nothing')
      : priceIn(words, chosen, chosen.chosenPoints),
    get: isCode ? words.say('confirm.get_code', { reward }) : cause ? '' : reward,
    goes: cause ? goesTo(cause.name, amountMinor, words) : '',
    // Gift cards and credit are the shop's money, wherever the cart is.
    cart_money: isCode || amountMinor === 0 ? '' : words.abroad(amountMinor),
    minimum: isCode && minimum > 0 ? words.money(minimum) : '',
    maximum: isCode && most > 0 ? words.money(most) : '',
    applies: appliesTo(chosen, words),
    combines: chosen.combines ? combinesWith(chosen.combines, words) : '',
    valid: validDays ? words.count('confirm.valid_days', validDays) : '',
  }
  for (const [name, text] of Object.entries(facts)) {
    write(view, name, text)
    show(view, `${name}-row`, text !== '')
  }
  show(view, 'account-row', !cause) // What is given to a cause is nobody's.
}

/** @param {Chosen} chosen */
const isPresent = ({ offer, chosenPoints }) => Boolean(offer) && chosenPoints === 0

/**
 * What would be left; where it is not enough any more there is nothing to confirm.
 * @param {Panel} panel
 */
function showMeans(panel) {
  const { root, words, chosen } = panel
  if (!chosen) return
  const fresh = panel.rewards.find(({ id }) => id === chosen.id)
  const left = availableTo(panel) - chosen.chosenPoints
  const isBarred = ['limit', 'sold_out', 'audience'].includes(fresh?.obstacle ?? '')
  const isPossible = left >= 0 && !isBarred
  write(root, 'left', priceIn(words, chosen, Math.max(left, 0)))
  show(root, 'left-row', left >= 0)
  show(root, 'redeem', isPossible)
  if (!isPossible && document.activeElement === slot(root, 'redeem')) {
    slot(root, 'confirm-back')?.focus()
  }
}

/** @param {Panel} panel */
export async function redeemChosen(panel) {
  const { chosen, words, root } = panel
  if (!chosen || panel.isRedeeming) return
  showProgress(panel, true)
  // Another amount is another wish, and so another request.
  const { cause, id, range, offer } = chosen
  const parts = [id, range && chosen.chosenPoints, cause?.id, offer?.offerId, offer?.pieces]
  const key = parts.filter(Boolean).join(':')
  const wish = {
    rewardId: chosen.id,
    points: chosen.chosenPoints,
    requestId: panel.requests.idFor(key),
    ...(/^\d+$/.test(root.dataset.market ?? '') ? { marketId: root.dataset.market } : {}),
    ...(cause ? { causeId: cause.id } : {}),
    ...offer,
    ...(chosen.needsCart ? await describeCart(panel) : {}),
  }
  const outcome = await panel.api.redeem(wish)
  showProgress(panel, false)
  if (outcome.kind === 'answer') {
    panel.requests.forget(key)
    return showResult(panel, outcome.body.redemption)
  }
  if (outcome.kind === 'refusal') {
    // That was an answer: another try is another request.
    panel.requests.forget(key)
    write(root, 'problem', words.say(wordsFor(outcome, 'note.no_answer')))
    if (isSignedOut(outcome)) return noteOutcome(panel, outcome, '')
    if (await panel.refresh()) showMeans(panel)
    return
  }
  write(root, 'problem', words.say(outcome.kind === 'busy' ? 'note.busy' : 'confirm.no_answer'))
}

/**
 * A reward that depends on the cart is told what it is worth, in the shop's currency.
 * @param {Panel} panel
 */
async function describeCart({ words, root }) {
  const cart = await readCart().catch(() => null)
  if (!cart) return {}
  const currency = root.dataset.currency ?? cart.currency
  const minor = words.minorOf(cart.items_subtotal_price ?? cart.total_price)
  const share = cart.currency === currency ? 1 : abroadShare
  return { cart: { subtotalMinor: Math.floor(minor * share), currency } }
}

/**
 * @param {Panel} panel
 * @param {boolean} isRedeeming
 */
function showProgress(panel, isRedeeming) {
  const { words, chosen, root, kind } = panel
  panel.isRedeeming = isRedeeming
  const amount = priceIn(words, chosen ?? {}, chosen?.chosenPoints ?? 0)
  const isGiving = Boolean(chosen?.cause)
  const redeem = kind === 'cart' ? 'confirm.redeem_apply' : 'confirm.redeem'
  const key = isGiving ? 'confirm.give' : redeem
  const busy = isGiving ? 'confirm.giving' : 'confirm.redeeming'
  const isTaken = !isRedeeming && chosen && isPresent(chosen)
  const text = isTaken ? 'offers.take' : isRedeeming ? busy : key
  write(root, 'redeem', words.say(text, { amount }))
  // Not `disabled`: the button would lose the focus.
  slot(root, 'redeem')?.setAttribute('aria-disabled', String(isRedeeming))
  if (isRedeeming) write(root, 'problem', '')
}
