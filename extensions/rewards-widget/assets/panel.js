// @ts-check
// One of our parts once a shopper acts in it. What Liquid painted stays until a fresh answer is
// there, and stays when none comes, with a note.

import { act } from './actions.js'
import { openApi } from './api.js'
import { paintBars } from './bar.js'
import { announceCart } from './cart.js'
import { markCodesInCart } from './held-codes.js'
import { note, noteOutcome } from './notes.js'
import { paintMe } from './paint.js'
import { watchRange } from './range.js'
import { chooseReward, refreshChosen } from './redeem.js'
import { openRequests } from './requests.js'
import { keep, parts, store } from './store.js'
import { openWords } from './words.js'

/**
 * @typedef {import('./api.js').Me} Me
 * @typedef {import('./api.js').Reward} Reward
 * @typedef {{ id: string, name: string }} Cause
 * @typedef {Reward & { chosenPoints: number, cause?: Cause }} Chosen
 */

/**
 * @param {HTMLElement} root
 * @returns {Panel}
 */
export function attach(root) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll('perennial-rewards:not([data-sample])')
  )
  for (const part of [...all, root]) if (!parts.has(part)) parts.set(part, new Panel(part))
  return /** @type {Panel} */ (parts.get(root))
}

export class Panel {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.kind = root.dataset.kind ?? 'panel'
    this.words = openWords(root)
    this.api = openApi(root.dataset.proxy ?? '/apps/loyalty', root.dataset.language ?? 'en')
    this.requests = openRequests(
      () => window.sessionStorage,
      () => crypto.randomUUID(),
    )
    /** @type {Reward[]} as Liquid had them; fresh ones come with an answer */
    this.painted = JSON.parse(root.querySelector('script[data-program]')?.textContent || '[]') || []
    /** @type {Chosen | null} the reward on the page of confirmation */
    this.chosen = null
    this.isRedeeming = false
    this.isTelling = false
    /** What the note says is about the figures, so fresh ones take it away. */
    this.noteIsOfFigures = false
    /** As Liquid painted it; the next page may still do so. */
    this.was = { ...root.dataset }
    if (this.kind !== 'cart') note(this, '')
    if (this.kind === 'panel') {
      window.addEventListener('online', () => this.dialog?.open && this.refresh())
      root.addEventListener('perennial:closed', () => this.closed())
    }
    if (this.kind === 'page') this.dialog?.addEventListener('close', () => this.closed())
    watchRange(this, () => refreshChosen(this))
  }

  get dialog() {
    return this.root.querySelector('dialog')
  }

  /** @returns {Reward[]} */
  get rewards() {
    const { language = '' } = this.root.dataset
    const painted = () =>
      this.painted.map((one) => ({ ...one, label: one.labels?.[language] ?? one.label }))
    return store.me?.program?.rewards ?? painted()
  }

  async opened() {
    if (await this.refresh()) await markCodesInCart(this)
  }

  closed() {
    if (this.kind === 'panel') note(this, '')
    if (!this.isRedeeming) this.view('main')
    const cart = store.changedCart
    store.changedCart = null
    // Told now and not at once: a theme may reload its page, and the panel with it.
    if (cart && this.root.dataset.onCart !== undefined) window.location.reload()
    else if (cart) announceCart(cart)
  }

  /**
   * The cart's page is Shopify's and the theme's: it shows the new sums when it is loaded anew.
   * @param {string} text to be read there
   */
  showCart(text) {
    keep('said', text)
    this.closed()
  }

  /**
   * @param {string} action
   * @param {HTMLElement} control
   */
  act(action, control) {
    return act(this, action, control)
  }

  /**
   * Shows what a reward costs and brings; nothing is spent before the shopper confirms it.
   * @param {string} rewardId
   * @param {{ cause?: string, label?: string }} [of] the cause that it is for
   */
  async redeem(rewardId, { cause, label = '' } = {}) {
    const reward = this.rewards.find(({ id }) => id === rewardId)
    if (!reward || !this.root.querySelector('[data-view="confirm"]')) return
    const { root } = this
    if (this.kind === 'panel' && !this.dialog?.open && 'open' in root) {
      await /** @type {any} */ (root).open()
    }
    chooseReward(this, reward, cause ? { id: cause, name: label } : undefined)
  }

  /** Fresh figures in all our parts, or a note why they are not. */
  async refresh() {
    store.asked += 1
    const turn = store.asked
    this.dialog?.setAttribute('data-busy', '')
    const outcome = await this.api.readMe()
    this.dialog?.removeAttribute('data-busy')
    // A later question has the newer answer, whichever comes first.
    if (turn !== store.asked) return null
    if (outcome.kind !== 'answer') {
      noteOutcome(this, outcome, 'note.failed', 'retry')
      return null
    }
    if (!outcome.body.member) {
      note(this, 'sign_in.text', 'sign-in')
      return null
    }
    this.receive(outcome.body)
    return outcome.body
  }

  /** @param {Me} me a fresh answer */
  receive(me) {
    store.me = me
    const { points, status = 'member' } = /** @type {NonNullable<Me['member']>} */ (me.member)
    for (const part of parts.values()) {
      const [available, pending] = [String(points.available), String(points.pending)]
      Object.assign(part.root.dataset, { status, available, pending })
      paintMe(part, me)
      if (part.noteIsOfFigures) note(part, '')
    }
    paintBars(document, this.words, points.available)
    this.remember(points.available, status)
    this.tell('perennial:updated', { points })
  }

  /**
   * What Shopify renders is some seconds behind. The script of the next page puts this in its
   * place, as long as that page still shows the figure that this one did.
   * @param {number} available
   * @param {string} status
   */
  remember(available, status) {
    const text = this.words.amount(available)
    const cart = this.words.say('cart.balance', { amount: text })
    const { available: outdated, status: was } = this.was
    const known = { outdated, text, cart, was, status, at: Date.now() }
    keep(`balance ${this.root.lang}`, JSON.stringify(known))
  }

  /**
   * @param {string} name main, confirm or result
   * @returns {HTMLElement} the page of the part that is shown now
   */
  view(name) {
    const views = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll('[data-view]'))
    const isMain = name === 'main'
    const keepsMain = this.kind === 'page'
    for (const each of views) {
      each.hidden = each.dataset.view !== name && !(keepsMain && each.dataset.view === 'main')
    }
    if (keepsMain && isMain && this.dialog?.open) this.dialog.close()
    if (keepsMain && !isMain && !this.dialog?.open) this.dialog?.showModal()
    return [...views].find((each) => each.dataset.view === name) ?? this.root
  }

  /**
   * @param {string} name a stable event that a theme may listen to
   * @param {object} [detail]
   */
  tell(name, detail) {
    this.root.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}
