// @ts-check
// Keeps the line of the product block in step with the chosen variant. Liquid has worked out what
// every variant earns; this only picks.
;(() => {
  class PerennialProductPoints extends HTMLElement {
    connectedCallback() {
      this.groupDigits()
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

    /** Liquid writes plain digits. */
    groupDigits() {
      const place = this.querySelector('[data-slot="earn"]')
      const points = place instanceof HTMLElement ? (place.dataset.amount ?? '') : ''
      if (!place || Number(points) < 1000) return
      const grouped = new Intl.NumberFormat(this.lang || navigator.language).format(Number(points))
      place.textContent = (place.textContent ?? '').replace(points, grouped)
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
      const language = this.lang || navigator.language
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

  // A theme may insert the script twice.
  if (!customElements.get('perennial-product-points')) {
    customElements.define('perennial-product-points', PerennialProductPoints)
  }
})()
