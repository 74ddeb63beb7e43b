// @ts-check
// What became of a redemption: wait while it is being made, then put a code into the cart without
// losing what was there. In the cart's own block a code that does not hold is given back at once.
import { applyCode, withdrawCode } from './cart.js'
import { markInCart, paintResultCode } from './items.js'
import { note } from './notes.js'
import { show, slot, write } from './slots.js'
import { store } from './store.js'
import { fill } from './words.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Redemption} Redemption
 * @typedef {import('./api.js').Me} Me
 * @typedef {import('./cart.js').Application} Application
 * @typedef {import('./api.js').Reward} Reward
 */

const firstWaitMs = 1_000
const longestWaitMs = 5_000
const patienceMs = 60_000
// What has ended well, by what is being had.
const readyStatuses = ['issued', 'used', 'to_do', 'sent']

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * @param {Panel} panel
 * @param {Redemption} redemption
 */
export async function showResult(panel, redemption) {
  const { words, root, chosen } = panel
  const { outcome = 'code' } = chosen ?? {}
  const reward = redemption.label
  const view = panel.view('result')
  const isReady = readyStatuses.includes(redemption.status)
  const had = outcome === 'given' ? 'result.given_title' : 'result.title'
  const title = isReady ? had : 'result.issuing_title'
  write(view, 'title', words.say(title, { reward }))
  write(view, 'cart', words.say(isReady && outcome === 'code' ? 'cart.applying' : 'result.issuing'))
  show(view, 'cart-link', false)
  paintResultCode(root, words, null, store.codesInCart)
  slot(view, 'title')?.focus()
  const known = await awaitCode(() => panel.refresh(), redemption)
  if (known.status === 'issuing') return write(view, 'cart', words.say('result.slow'))
  if (!readyStatuses.includes(known.status)) {
    write(view, 'title', words.say('result.not_issued_title', { reward }))
    return write(view, 'cart', words.say('result.not_issued'))
  }
  write(view, 'title', words.say(had, { reward }))
  panel.tell('perennial:redeemed', { redemption: known })
  const item = { ...known, outcome }
  paintResultCode(root, words, known.code ? item : null, store.codesInCart)
  if (outcome === 'code') return bringResult(panel, known, view)
  write(view, 'cart', afterwards(panel, known))
  await panel.refresh()
}

/** @param {Panel} panel @param {Redemption} known */
function afterwards({ words, chosen }, { instructions, label }) {
  if (chosen?.outcome === 'given') return words.say('result.given', { reward: label })
  if (chosen?.outcome === 'manual') {
    return instructions || chosen.instructions || words.say('result.manual')
  }
  const key = chosen?.kind === 'gift_card' ? 'result.gift_card' : 'result.store_credit'
  return words.say(key)
}

/**
 * @param {Panel} panel
 * @param {Redemption} redemption
 * @param {HTMLElement} view
 */
async function bringResult(panel, redemption, view) {
  const { chosen, kind } = panel
  const isFresh = panel.refresh()
  const variantId = chosen?.product?.variantId ?? redemption.variantId
  const goods = { variantId, isToAdd: true, pieces: chosen?.offer?.pieces ?? 1 }
  const code = redemption.code ?? ''
  const { outcome, isApplied, text } = await bringToCart(panel, code, goods, chosen ?? {})
  await isFresh
  if (kind === 'cart') return settleInCart(panel, redemption, outcome)
  write(view, 'cart', text)
  show(view, 'cart-link', isApplied)
}

/**
 * Applied: the page shows the new sums. Not applied: the points come back, with the reason.
 * @param {Panel} panel
 * @param {Redemption} redemption
 * @param {Application} outcome
 */
async function settleInCart(panel, redemption, outcome) {
  const { words, chosen } = panel
  const reward = redemption.label
  if (outcome.kind === 'applied') {
    const text = words.say('cart.applied')
    panel.view('main')
    note(panel, text)
    return panel.showCart(text)
  }
  // After a lost answer the code may be in the cart all the same.
  if (outcome.kind === 'failed') await withdrawCode(redemption.code ?? '').catch(() => null)
  const cancelled = await panel.api.cancel(redemption.id)
  await panel.refresh()
  panel.view('main')
  const isBack = cancelled.kind === 'answer'
  const why = describe(panel, outcome, chosen ?? {}, 'back_')
  const text = isBack ? fill(why, { reward }) : words.say('cart.not_back', { reward })
  note(panel, text, 'problem')
  slot(panel.root, 'cart-title')?.focus()
}

/**
 * Waits until what is being made is ready, or refused, or patience ends.
 * @param {() => Promise<Me | null>} readMe null: no answer this time
 * @param {Redemption} redemption
 * @param {{ pause: (ms: number) => Promise<unknown>, patienceMs: number }} [time]
 * @returns {Promise<Redemption>} as known last
 */
export async function awaitCode(readMe, redemption, time = { pause, patienceMs }) {
  let known = redemption
  let waitMs = firstWaitMs
  for (let waited = 0; known.status === 'issuing' && waited < time.patienceMs; ) {
    await time.pause(waitMs)
    waited += waitMs
    waitMs = Math.min(waitMs * 1.5, longestWaitMs)
    const me = await readMe()
    const found = me?.member?.redemptions.find(({ id }) => id === redemption.id)
    if (me?.member && !found) return { ...known, status: 'refused' }
    known = found ?? known
  }
  return known
}

/**
 * Puts a code into the cart and says in words what became of it.
 * @param {Panel} panel
 * @param {string} code
 * @param {import('./cart.js').Goods} [goods]
 * @param {Partial<Reward>} [reward] where known
 */
export async function bringToCart(panel, code, goods = {}, reward = {}) {
  const outcome = await applyCode(code, goods)
  if (outcome.kind === 'applied') {
    store.codesInCart.add(code)
    store.changedCart = outcome.cart
    const selector = `[data-item][data-code="${CSS.escape(code)}"]`
    const items = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))
    for (const item of items) markInCart(item, true)
  }
  const isApplied = outcome.kind === 'applied'
  return { outcome, isApplied, text: describe(panel, outcome, reward) }
}

/**
 * @param {Panel} panel
 * @param {Application} outcome
 * @param {Partial<Reward>} reward
 * @param {'' | 'back_'} [ending] whether the code waits or its points came back
 */
function describe({ words }, outcome, reward, ending = '') {
  /** @param {string[]} codes */
  const displaces = (codes) => words.say(`cart.${ending}displaces`, { codes: words.list(codes) })
  switch (outcome.kind) {
    case 'displaces':
      return displaces(outcome.codes)
    case 'sold_out':
      return words.say(`cart.${ending}sold_out`, { product: reward.product?.title ?? '' })
    case 'failed':
      return words.say(`cart.${ending}failed`)
    case 'empty':
      return words.say(ending ? 'cart.back_not_applicable' : 'cart.empty')
    case 'applied':
      return words.say('cart.applied')
  }
  const { minimumMinor = 0, minimumQuantity, isForSomeProducts } = reward
  if (outcome.subtotal < words.hundredths(minimumMinor)) {
    return words.say(`cart.${ending}minimum`, { minimum: words.money(minimumMinor) })
  }
  // One that asks for nothing else has only the codes beside it in its way.
  const asksForMore = !reward.id || isForSomeProducts || minimumQuantity || reward.range
  return outcome.beside.length > 0 && !asksForMore
    ? displaces(outcome.beside)
    : words.say(`cart.${ending}not_applicable`)
}
