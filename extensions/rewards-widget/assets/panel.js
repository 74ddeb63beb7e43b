// @ts-check
// The panel's code, fetched when a shopper opens it for the first time. What Liquid painted stays
// until a fresh answer is there, and stays when none comes, with a note.
import { openApi } from './api.js'
import { announceCart } from './cart.js'
import { applyHeldCode, copyCode, giveBackCode, markCodesInCart } from './held-codes.js'
import { paintMe } from './paint.js'
import { chooseReward, redeemChosen } from './redeem.js'
import { openRequests } from './requests.js'
import { show, slot, write } from './slots.js'
import { openWords } from './words.js'

/**
 * @typedef {import('./api.js').Me} Me
 * @typedef {import('./api.js').Outcome<unknown>} Outcome
 * @typedef {{ id: string, label: string, points: number, minimumMinor: number }} Chosen
 */

/** @param {HTMLElement} root the <perennial-rewards> element */
export const attach = (root) => new Panel(root)

export class Panel {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.words = openWords(root)
    this.api = openApi(root.dataset.proxy ?? '/apps/loyalty')
    this.requests = openRequests(
      () => window.sessionStorage,
      () => crypto.randomUUID(),
    )
    /** @type {Me | null} the newest answer */
    this.me = null
    /** @type {Chosen | null} the reward on the page of confirmation */
    this.chosen = null
    this.isRedeeming = false
    this.asked = 0
    /** @type {import('./cart.js').Cart | null} not told to the theme yet */
    this.changedCart = null
    /** @type {Set<string>} codes that this page has put into the cart */
    this.codesInCart = new Set()
    this.note('')
    window.addEventListener('online', () => this.dialog?.open && this.refresh())
    root.addEventListener('perennial:closed', () => this.closed())
  }

  get dialog() {
    return this.root.querySelector('dialog')
  }

  async opened() {
    if (await this.refresh()) await markCodesInCart(this)
  }

  closed() {
    this.note('')
    if (!this.isRedeeming) this.view('main')
    const cart = this.changedCart
    this.changedCart = null
    // Told now and not at once: a theme may reload its page, and the panel with it.
    if (cart && this.root.dataset.onCart !== undefined) window.location.reload()
    else if (cart) announceCart(cart)
  }

  /**
   * @param {string} action
   * @param {HTMLElement} control
   */
  act(action, control) {
    const item = /** @type {HTMLElement} */ (control.closest('[data-item]') ?? control)
    switch (action) {
      case 'retry':
        return this.refresh()
      case 'choose':
        return chooseReward(this, item)
      case 'redeem':
        return redeemChosen(this)
      case 'back':
        return this.back()
      case 'copy':
        return copyCode(this, item)
      case 'apply':
        return applyHeldCode(this, item)
      case 'give-back':
        return giveBackCode(this, item)
    }
  }

  /** Fresh figures, or a note why they are not. */
  async refresh() {
    this.asked += 1
    const turn = this.asked
    this.dialog?.setAttribute('data-busy', '')
    const outcome = await this.api.readMe()
    // A later question has the newer answer, whichever comes first.
    if (turn !== this.asked) return null
    this.dialog?.removeAttribute('data-busy')
    if (outcome.kind !== 'answer') {
      this.noteOutcome(outcome, 'note.failed', 'retry')
      return null
    }
    if (!outcome.body.member) {
      this.note('note.signed_out', 'sign-in')
      return null
    }
    this.me = outcome.body
    paintMe(this.root, this.words, outcome.body, this.codesInCart)
    if (this.noteIsOfFigures) this.note('')
    this.remember(outcome.body.member.points.available)
    this.tell('perennial:updated', { points: outcome.body.member.points })
    return outcome.body
  }

  /**
   * What Shopify renders is some seconds behind. The script of the next page puts this in its
   * place, as long as that page still shows the figure that this one did.
   * @param {number} available
   */
  remember(available) {
    const outdated = slot(this.root, 'launcher-balance')?.dataset.amount
    const balance = { outdated, text: this.words.amount(available), at: Date.now() }
    try {
      window.sessionStorage.setItem('perennial:balance', JSON.stringify(balance))
    } catch {
      // Storage is blocked: the next page is right a little later.
    }
  }

  /**
   * @param {string} name main, confirm or result
   * @returns {HTMLElement} the page of the panel that is shown now
   */
  view(name) {
    const views = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll('[data-view]'))
    for (const each of views) each.hidden = each.dataset.view !== name
    return [...views].find((each) => !each.hidden) ?? this.root
  }

  back() {
    const main = this.view('main')
    const choices = /** @type {NodeListOf<HTMLButtonElement>} */ (
      main.querySelectorAll('[data-action="choose"]')
    )
    const chosen = [...choices].find(
      (button) =>
        /** @type {HTMLElement} */ (button.closest('[data-item]')).dataset.id === this.chosen?.id,
    )
    if (chosen && !chosen.disabled) chosen.focus()
    else main.querySelector('h3')?.focus()
  }

  /**
   * Something the shopper should know, below the panel's content; an empty key takes it away.
   * @param {string} key of a text, or the text itself
   * @param {'retry' | 'sign-in' | 'problem' | 'news'} [way] what can be done about it, if anything
   */
  note(key, way = 'news') {
    const place = slot(this.root, 'note')
    const template = this.root.querySelector('template[data-template="note"]')
    if (!place || !(template instanceof HTMLTemplateElement)) return
    this.noteIsOfFigures = way === 'retry' || way === 'sign-in'
    place.replaceChildren(...(key === '' ? [] : [template.content.cloneNode(true)]))
    write(place, 'text', key && this.words.say(key))
    show(place, 'alert', way !== 'news')
    show(place, 'check', way === 'news')
    show(place, 'retry', way === 'retry')
    show(place, 'sign-in', way === 'sign-in')
  }

  /**
   * @param {Outcome} outcome that was no answer
   * @param {string} silentKey the text where nothing usable came
   * @param {'retry' | 'problem'} [way]
   */
  noteOutcome(outcome, silentKey, way = 'problem') {
    if (outcome.kind === 'refusal' && outcome.code === 'not_signed_in') {
      return this.note('note.signed_out', 'sign-in')
    }
    if (outcome.kind === 'refusal' && outcome.message) return this.note(outcome.message, way)
    if (outcome.kind === 'busy') return this.note('note.busy', way)
    if (outcome.kind === 'offline') return this.note('note.offline', way)
    this.note(silentKey, way)
  }

  /**
   * @param {string} name a stable event that a theme may listen to
   * @param {object} detail
   */
  tell(name, detail) {
    this.root.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}
