// @ts-check On every page: opens what Liquid has painted, and fetches the rest once a shopper acts.
// It makes no request by itself. For themes it is `window.Perennial`.
;(() => {
  /** @typedef {{ act(action: string, control: HTMLElement): unknown, opened(): unknown,
   *   redeem(id: string): unknown, refresh(): unknown }} Panel */
  // A theme may insert the script twice.
  if (customElements.get('perennial-rewards')) return
  const catchUpMs = 60_000
  const tag = 'perennial-rewards'

  /** @param {string} key @param {string} [value] kept as long as the browser's tab */
  function keep(key, value) {
    try {
      if (value === undefined) return sessionStorage.getItem(`perennial:${key}`)
      sessionStorage.setItem(`perennial:${key}`, value)
    } catch {
      // Storage is blocked.
    }
  }

  /** Liquid writes plain digits and ISO days. @param {HTMLElement} root */
  function localize(root) {
    const language = root.lang || navigator.language
    const numbers = new Intl.NumberFormat(language)
    const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
    for (const leaf of root.querySelectorAll('[data-amount], [data-date]')) {
      if (!(leaf instanceof HTMLElement) || leaf.childElementCount > 0) continue
      let text = leaf.textContent ?? ''
      const amount = Math.abs(Number(leaf.dataset.amount ?? 0))
      if (amount >= 1000) text = text.replace(String(amount), numbers.format(amount))
      const at = new Date(leaf.dataset.date ?? '')
      if (!Number.isNaN(at.valueOf())) text = text.replace(/\d{4}-\d\d-\d\d/, days.format(at))
      if (text !== leaf.textContent) leaf.textContent = text
    }
    // Only where the page shows another currency than the shop's.
    const { convert } = root.dataset
    if (convert) import(convert).then(({ convertAll }) => convertAll(root))
  }

  class PerennialRewards extends HTMLElement {
    /** @type {Promise<Panel> | undefined} */
    loading
    failures = 0
    /** @type {Promise<unknown> | undefined} */ dressed

    connectedCallback() {
      this.listening = new AbortController()
      const { signal } = this.listening
      this.addEventListener('click', (event) => this.clicked(event), { signal })
      for (const name of ['pointerover', 'focusin']) {
        this.addEventListener(name, () => this.dress(), { signal, once: true })
      }
      this.addEventListener('pointerdown', ({ target }) => (this.pressed = target), { signal })
      this.dialog?.addEventListener('close', () => this.closed(), { signal })
      localize(this)
      this.isSample = this.dataset.sample !== undefined
      if (!this.isSample) this.catchUp()
    }

    disconnectedCallback() {
      this.listening?.abort()
    }

    /** Shopify renders a balance that may be some seconds old; the last page may know better. */
    catchUp() {
      const known = JSON.parse(keep(`balance ${this.lang}`) ?? '{}')
      const isNew = Date.now() - known.at < catchUpMs
      if (isNew && this.dataset.status === known.was) this.dataset.status = known.status
      for (const place of this.querySelectorAll('[data-slot$="balance"]')) {
        const { amount, slot } = /** @type {HTMLElement} */ (place).dataset
        if (isNew && amount === known.outdated) {
          place.textContent = (slot === 'cart-balance' && known.cart) || known.text
        }
      }
      const said = this.dataset.kind === 'cart' && keep('said')
      const note = said && this.querySelector('[data-slot="note"]')
      if (!note) return
      note.textContent = said
      keep('said', '')
    }

    get dialog() {
      return this.querySelector('dialog')
    }

    /** @param {Event} event */
    clicked(event) {
      const target = /** @type {Element} */ (event.target)
      // A press that began inside, such as selecting a code, does not close the panel.
      if (target === this.dialog && this.pressed === target) return this.dialog?.close()
      const control = target.closest('[data-action]')
      if (!(control instanceof HTMLElement)) return
      const action = control.dataset.action ?? ''
      if (action === 'open') this.open(control)
      else if (action === 'close') this.dialog?.close()
      else if (!this.isSample) this.panel().then((panel) => panel.act(action, control))
    }

    /** What only an open panel needs to look right. */
    dress() {
      this.dressed ??= Promise.all(
        (this.dataset.sheets?.split(' ') ?? []).map((href) => {
          const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
          document.head.append(link)
          return new Promise((done) => Object.assign(link, { onload: done, onerror: done }))
        }),
      )
      return this.dressed
    }

    /** @param {HTMLElement} [opener] */
    async open(opener) {
      await this.dress()
      const { dialog } = this
      if (!dialog || dialog.matches(':modal')) return
      dialog.close()
      this.opener = opener
      dialog.showModal()
      this.tell('opened')
      if (!this.isSample && this.dataset.signedIn !== undefined) (await this.panel()).opened()
    }

    closed() {
      if (this.dialog?.open) return
      this.opener?.focus()
      this.opener = undefined
      this.tell('closed')
    }

    /** @param {string} what */
    tell(what) {
      this.dispatchEvent(new CustomEvent(`perennial:${what}`, { bubbles: true }))
    }

    /** The code behind the buttons, fetched once; where that fails the next try fetches again. */
    panel() {
      // Browsers remember a module that failed to load by its address.
      const address = new URL(this.dataset.panel ?? '', document.baseURI)
      if (this.failures) address.searchParams.set('try', String(this.failures))
      this.loading ??= import(address.href).then((module) => module.attach(this))
      return this.loading.catch((/** @type {unknown} */ problem) => {
        this.loading = undefined
        this.failures += 1
        console.warn('Perennial: the panel could not be loaded.', problem)
        const note = this.querySelector('[data-slot="note"]')
        if (note) note.textContent = this.dataset.unloaded ?? ''
        return { act() {}, opened() {}, redeem() {}, refresh() {} }
      })
    }
  }
  customElements.define(tag, PerennialRewards)

  /** @param {string} [kinds] @returns {PerennialRewards | null} */
  const part = (kinds = '') => document.querySelector(tag + kinds)
  const embed = () => part('[data-kind="panel"]')
  const listeners = new Set()
  const api = {
    get state() {
      const { status = 'visitor', available, pending } = part()?.dataset ?? {}
      const points = { available: Number(available ?? 0), pending: Number(pending ?? 0) }
      return { isSignedIn: status !== 'visitor', status, points }
    },
    /** @param {HTMLElement} [opener] */
    open(opener) {
      const [panel, page] = [embed(), part('[data-kind="page"]')]
      if (panel) panel.open(opener)
      else page?.scrollIntoView()
      return Boolean(panel ?? page)
    },
    close: () => embed()?.dialog?.close(),
    refresh: async () => (await part()?.panel())?.refresh(),
    /** @param {string} rewardId */
    redeem: async (rewardId) => (await (embed() ?? part())?.panel())?.redeem(rewardId),
    /** @param {(state: unknown) => void} listener */
    subscribe(listener) {
      listeners.add(listener)
      listener(api.state)
      return () => listeners.delete(listener)
    },
  }
  Object.assign(window, { Perennial: api })
  for (const what of ['updated', 'joined', 'left']) {
    document.addEventListener(`perennial:${what}`, () => {
      for (const listener of listeners) listener(api.state)
    })
  }

  document.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target)
    const bar = target.closest?.('[data-action="dismiss"]')?.closest('perennial-bar')
    if (bar instanceof HTMLElement) {
      bar.hidden = true
      keep('bar', '1')
    }
    const link = target.closest?.('a[href$="#perennial-rewards"]')
    if (link instanceof HTMLElement && api.open(link)) event.preventDefault()
  })
  for (const bar of document.querySelectorAll('perennial-bar')) localize(/** @type {any} */ (bar))
  document.dispatchEvent(new Event('perennial:ready'))
})()
