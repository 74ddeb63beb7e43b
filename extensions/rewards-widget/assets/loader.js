// @ts-check
// All the script a page carries before a shopper acts. It opens the panel that Liquid has painted,
// fetches the panel's code on the first opening, and keeps the product block in step with the chosen
// variant. It makes no request by itself.
;(() => {
  /** @typedef {{ act(action: string, control: HTMLElement): unknown, opened(): unknown }} Panel */

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
    }

    disconnectedCallback() {
      this.listening?.abort()
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

    /** Browsers remember a module that failed to load by its address, so a new try has a new one. */
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

  class PerennialProductPoints extends HTMLElement {
    connectedCallback() {
      localize(this)
      const data = this.querySelector('script[data-variants]')?.textContent
      if (!data) return
      /** @type {{ text: string, minimum: string, earned: Record<string, string> }} */
      this.variants = JSON.parse(data)
      this.listening = new AbortController()
      const { signal } = this.listening
      document.addEventListener('change', () => setTimeout(() => this.read()), { signal })
      document.addEventListener('shopify:product:select', (event) => this.selected(event), {
        signal,
      })
      for (const name of ['variant:change', 'variant:changed']) {
        document.addEventListener(name, (event) => this.changed(event), { signal })
      }
    }

    disconnectedCallback() {
      this.listening?.abort()
    }

    /** What the product form of this section, else of the page, has chosen. */
    read() {
      const selector = 'form[action*="/cart/add"] [name="id"]'
      const field =
        this.closest('.shopify-section')?.querySelector(selector) ??
        document.querySelector(selector)
      const variantId = /** @type {HTMLInputElement | null} */ (field)?.value
      if (variantId) this.show(variantId)
    }

    /**
     * Shopify's standard event: the promise says which variant it became.
     * @param {Event & { promise?: Promise<{ variant?: { id: string } | null }> }} event
     */
    selected(event) {
      event.promise?.then(
        (result) => this.show(result.variant?.id.split('/').pop() ?? ''),
        () => this.read(),
      )
    }

    /** @param {Event & { detail?: { variant?: { id?: number | string } } }} event */
    changed(event) {
      this.show(String(event.detail?.variant?.id ?? ''))
    }

    /** @param {string} variantId of another product: ignored */
    show(variantId) {
      const earned = this.variants?.earned[variantId]
      if (!this.variants || earned === undefined) return
      const [points = '0', minimum = ''] = earned.split('|')
      this.hidden = Number(points) === 0
      this.write('earn', this.variants.text.replace('[amount]', this.amount(Number(points))))
      this.write('minimum', minimum && this.variants.minimum.replace('[minimum]', minimum))
    }

    /** @param {number} points */
    amount(points) {
      const language = languageOf(this)
      const isOne = new Intl.PluralRules(language).select(points) === 'one'
      const word = isOne ? this.dataset.one : this.dataset.other
      return `${new Intl.NumberFormat(language).format(points)} ${word}`
    }

    /**
     * @param {string} slot
     * @param {string} text
     */
    write(slot, text) {
      const element = this.querySelector(`[data-slot="${slot}"]`)
      if (!(element instanceof HTMLElement)) return
      element.textContent = text
      element.hidden = text === ''
    }
  }

  // Two blocks name this file; a theme may also insert it twice.
  if (!customElements.get('perennial-rewards')) {
    customElements.define('perennial-rewards', PerennialRewards)
    customElements.define('perennial-product-points', PerennialProductPoints)
  }
})()
