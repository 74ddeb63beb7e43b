// @ts-check
// Redeeming: ask with one request id until answered, wait while the code is made, then put the code
// into the cart without losing what was there.
import { applyCode } from './cart.js'
import { markInCart, paintResultCode } from './lists.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Redemption} Redemption
 * @typedef {import('./api.js').Me} Me
 */

const firstWaitMs = 1_000
const longestWaitMs = 5_000
const patienceMs = 60_000

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Shows what a reward costs and brings before anything is spent.
 * @param {Panel} panel
 * @param {HTMLElement} item of the list of rewards
 */
export function chooseReward(panel, item) {
  const { words } = panel
  const { id = '', label = '', points = '0', minimum = '', minimumMinor, validDays } = item.dataset
  panel.chosen = { id, label, points: Number(points), minimumMinor: Number(minimumMinor ?? 0) }
  const view = panel.view('confirm')
  const days = Number(validDays ?? 0)
  write(view, 'title', words.say('confirm.title', { reward: label }))
  write(view, 'cost', words.amount(panel.chosen.points))
  write(view, 'get', words.say('confirm.get_code', { reward: label }))
  write(view, 'minimum', minimum)
  show(view, 'minimum-row', minimum !== '')
  write(view, 'valid', days > 0 ? words.count('confirm.valid_days', days) : '')
  show(view, 'valid-row', days > 0)
  write(view, 'problem', '')
  showProgress(panel, false)
  showMeans(panel, panel.chosen)
  panel.note('')
  slot(view, 'title')?.focus()
}

/**
 * What would be left; where it is not enough any more there is nothing to confirm.
 * @param {Panel} panel
 * @param {import('./panel.js').Chosen} chosen
 */
function showMeans({ root, me, words }, chosen) {
  const painted = Number(slot(root, 'balance')?.dataset.amount ?? 0)
  const left = (me?.member?.points.available ?? painted) - chosen.points
  const isEnough = left >= 0
  write(root, 'left', words.amount(Math.max(left, 0)))
  show(root, 'left-row', isEnough)
  show(root, 'redeem', isEnough)
  if (!isEnough) slot(root, 'confirm-back')?.focus()
}

/** @param {Panel} panel */
export async function redeemChosen(panel) {
  const { chosen, words } = panel
  if (!chosen || panel.isRedeeming) return
  showProgress(panel, true)
  const outcome = await panel.api.redeem(chosen.id, panel.requests.idFor(chosen.id))
  showProgress(panel, false)
  if (outcome.kind === 'answer') {
    panel.requests.forget(chosen.id)
    return showResult(panel, outcome.body.redemption)
  }
  if (outcome.kind === 'refusal') {
    // That was an answer: another try is another request.
    panel.requests.forget(chosen.id)
    write(panel.root, 'problem', outcome.message || words.say('note.no_answer'))
    if (await panel.refresh()) showMeans(panel, chosen)
    return
  }
  const key = outcome.kind === 'busy' ? 'note.busy' : 'confirm.no_answer'
  write(panel.root, 'problem', words.say(key))
}

/**
 * @param {Panel} panel
 * @param {boolean} isRedeeming
 */
function showProgress(panel, isRedeeming) {
  const { words, chosen } = panel
  panel.isRedeeming = isRedeeming
  const amount = words.amount(chosen?.points ?? 0)
  const text = isRedeeming
    ? words.say('confirm.redeeming')
    : words.say('confirm.redeem', { amount })
  write(panel.root, 'redeem', text)
  // Not `disabled`: the button would lose the focus.
  slot(panel.root, 'redeem')?.setAttribute('aria-disabled', String(isRedeeming))
  if (isRedeeming) write(panel.root, 'problem', '')
}

/**
 * @param {Panel} panel
 * @param {Redemption} redemption
 */
async function showResult(panel, redemption) {
  const { words, root } = panel
  const reward = redemption.label
  const view = panel.view('result')
  const isReady = redemption.status === 'issued'
  const key = isReady ? 'result.title' : 'result.issuing_title'
  write(view, 'title', words.say(key, { reward }))
  write(view, 'cart', words.say(isReady ? 'cart.applying' : 'result.issuing'))
  show(view, 'cart-link', false)
  paintResultCode(root, words, isReady ? redemption : null, panel.codesInCart)
  slot(view, 'title')?.focus()
  const known = await awaitCode(() => panel.refresh(), redemption)
  if (known.status === 'issuing') return write(view, 'cart', words.say('result.slow'))
  paintResultCode(root, words, known.status === 'issued' ? known : null, panel.codesInCart)
  if (known.status !== 'issued') {
    write(view, 'title', words.say('result.not_issued_title', { reward }))
    return write(view, 'cart', words.say('result.not_issued'))
  }
  write(view, 'title', words.say('result.title', { reward }))
  panel.tell('perennial:redeemed', { redemption: known })
  const isFresh = isReady && panel.refresh()
  const { isApplied, text } = await bringToCart(panel, known.code ?? '', panel.chosen?.minimumMinor)
  write(view, 'cart', text)
  show(view, 'cart-link', isApplied)
  await isFresh
}

/**
 * Waits until a code that is being made is ready, or refused, or patience ends.
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
 * @param {number} [minimumMinor] of the reward, where known
 */
export async function bringToCart(panel, code, minimumMinor = 0) {
  const { words, codesInCart } = panel
  const outcome = await applyCode(code)
  if (outcome.kind === 'applied') {
    codesInCart.add(code)
    panel.changedCart = outcome.cart
    const selector = `[data-item][data-code="${CSS.escape(code)}"]`
    const items = /** @type {NodeListOf<HTMLElement>} */ (panel.root.querySelectorAll(selector))
    for (const item of items) markInCart(item, true)
  }
  return { isApplied: outcome.kind === 'applied', text: describe(outcome, words, minimumMinor) }
}

/**
 * @param {import('./cart.js').Application} outcome
 * @param {import('./words.js').Words} words
 * @param {number} minimumMinor
 */
function describe(outcome, words, minimumMinor) {
  if (outcome.kind === 'displaces') {
    return words.say('cart.displaces', { codes: outcome.codes.join(', ') })
  }
  if (outcome.kind !== 'not_applicable') return words.say(`cart.${outcome.kind}`)
  if (outcome.subtotal < words.hundredths(minimumMinor)) {
    return words.say('cart.minimum', { minimum: words.money(minimumMinor) })
  }
  // A reward asks for a minimum and its member only, so the codes beside it stand in its way.
  const codes = outcome.beside.join(', ')
  return codes ? words.say('cart.displaces', { codes }) : words.say('cart.not_applicable')
}
