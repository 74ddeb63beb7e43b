// @ts-check The panel's script on every page: it opens what Liquid has painted and fetches the
// panel's code on the first opening. It makes no request by itself.
;(() => {
  /** @typedef {{ act(action: string, control: HTMLElement): unknown, opened(): unknown }} Panel */

  const catchUpMs = 60_000

  /** @param {Element} element */
  const languageOf = (element) =>
    element.closest('[lang]')?.getAttribute('lang') || navigator.language

  /**
   * Liquid writes plain digits and ISO days; the reader's language groups and names them.
   * @param {HTMLElement} root
   */
  function localize(root) {
    const language = languageOf(root)
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
  }

  class PerennialRewards extends HTMLElement {
    /** @type {Promise<Panel> | undefined} */
    loading
    failures = 0

    connectedCallback() {
      this.listening = new AbortController()
      const { signal } = this.listening
      this.addEventListener('click', (event) => this.clicked(event), { signal })
      this.addEventListener('pointerdown', (event) => this.press(event), { signal })
      document.addEventListener('click', (event) => this.follow(event), { signal })
      this.dialog?.addEventListener('close', () => this.closed(), { signal })
      localize(this)
      this.catchUp()
    }

    disconnectedCallback() {
      this.listening?.abort()
    }

    /** Shopify renders a balance that may be some seconds old; the last page may know better. */
    catchUp() {
      if (this.isSample) return
      const places = this.querySelectorAll('[data-slot="launcher-balance"], [data-slot="balance"]')
      try {
        const known = JSON.parse(sessionStorage.getItem('perennial:balance') ?? '{}')
        for (const place of /** @type {NodeListOf<HTMLElement>} */ (places)) {
          const isOutdated = place.dataset.amount === known.outdated
          if (isOutdated && Date.now() - known.at < catchUpMs) place.textContent = known.text
        }
      } catch {
        // Storage is blocked: what Shopify rendered stays.
      }
    }

    get dialog() {
      return this.querySelector('dialog')
    }

    /** @param {Event} event */
    press(event) {
      this.pressed = event.target
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
      else if (!this.isSample) this.panel()?.then((panel) => panel.act(action, control))
    }

    /**
     * A link to #perennial-rewards anywhere on the page opens the panel.
     * @param {Event} event
     */
    follow(event) {
      const link = /** @type {Element} */ (event.target).closest?.('a[href$="#perennial-rewards"]')
      if (!(link instanceof HTMLElement)) return
      event.preventDefault()
      this.open(link)
    }

    /** @param {HTMLElement} opener */
    open(opener) {
      const { dialog } = this
      if (!dialog || dialog.matches(':modal')) return
      dialog.close()
      this.opener = opener
      dialog.showModal()
      this.dispatchEvent(new CustomEvent('perennial:opened', { bubbles: true }))
      if (!this.isSample && this.dataset.signedIn !== undefined) {
        this.panel()?.then((panel) => panel.opened())
      }
    }

    closed() {
      const { dialog } = this
      if (dialog?.open) return
      this.opener?.focus()
      this.opener = undefined
      this.dispatchEvent(new CustomEvent('perennial:closed', { bubbles: true }))
    }

    get isSample() {
      return this.dataset.sample !== undefined
    }

    /**
     * Browsers remember a module that failed to load by its address, so a new try has a new one.
     */
    panelAddress() {
      const address = new URL(this.dataset.panel ?? '', document.baseURI)
      if (this.failures > 0) address.searchParams.set('try', String(this.failures))
      return address.href
    }

    /** The panel's code, fetched once; where that fails the next try fetches again. */
    panel() {
      this.loading ??= import(this.panelAddress()).then((module) => module.attach(this))
      return this.loading.catch((/** @type {unknown} */ problem) => {
        this.loading = undefined
        this.failures += 1
        console.warn('Perennial: the panel could not be loaded.', problem)
        const note = this.querySelector('[data-slot="note"]')
        if (note) note.textContent = this.dataset.unloaded ?? ''
        return { act() {}, opened() {} }
      })
    }
  }

  // A theme may insert the script twice.
  if (!customElements.get('perennial-rewards')) {
    customElements.define('perennial-rewards', PerennialRewards)
  }
})()
