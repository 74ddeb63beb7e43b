// @ts-check Keeps the product block's line in step with the chosen variant. Liquid has worked out
// what each earns; this picks.
;(() => {
  // A theme may insert the script twice.
  if (customElements.get('perennial-product-points')) return

  class ProductPoints extends HTMLElement {
    connectedCallback() {
      const place = this.slotted('earn')
      const points = place?.dataset.amount ?? ''
      // Liquid writes plain digits.
      if (place && Number(points) >= 1000) {
        place.textContent = (place.textContent ?? '').replace(points, this.number(points))
      }
      const data = this.querySelector('script[data-variants]')?.textContent
      if (!data) return
      /** @type {{ text: string, minimum: string, earned: Record<string, string> }} */
      this.variants = JSON.parse(data)
      this.listening = new AbortController()
      /** @param {string} name @param {(event: any) => void} act */
      const on = (name, act) =>
        document.addEventListener(name, act, { signal: this.listening?.signal })
      on('change', () => setTimeout(() => this.read()))
      // Shopify's standard event: the promise says which variant it became.
      on('shopify:product:select', ({ promise }) =>
        promise?.then(
          (/** @type {any} */ { variant }) => this.show(variant?.id.split('/').pop()),
          () => this.read(),
        ),
      )
      for (const name of ['variant:change', 'variant:changed']) {
        on(name, ({ detail }) => this.show(detail?.variant?.id))
      }
    }

    disconnectedCallback() {
      this.listening?.abort()
    }

    /** What the product form of this section, else of the page, has chosen. */
    read() {
      const field = 'form[action*="/cart/add"] [name="id"]'
      const chosen =
        this.closest('.shopify-section')?.querySelector(field) ?? document.querySelector(field)
      this.show(/** @type {HTMLInputElement | null} */ (chosen)?.value)
    }

    /** @param {number | string} [variantId] of another product: ignored */
    show(variantId = '') {
      const earned = this.variants?.earned[variantId]
      if (!this.variants || earned === undefined) return
      const [points = '0', minimum = ''] = earned.split('|')
      this.hidden = Number(points) === 0
      const { words = '{}', amountText = '' } = this.dataset
      const forms = JSON.parse(words)
      const word = forms[new Intl.PluralRules(this.lang).select(Number(points))] ?? forms.other
      const amount = amountText.replace('[number]', this.number(points)).replace('[word]', word)
      this.write('earn', this.variants.text.replace('[amount]', amount))
      this.write('minimum', minimum && this.variants.minimum.replace('[minimum]', minimum))
    }

    /** @param {string} points */
    number(points) {
      return new Intl.NumberFormat(this.lang).format(Number(points))
    }

    /** @param {string} name @returns {HTMLElement | null} */
    slotted(name) {
      return this.querySelector(`[data-slot="${name}"]`)
    }

    /** @param {string} name @param {string} text */
    write(name, text) {
      const place = this.slotted(name)
      if (place) Object.assign(place, { textContent: text, hidden: text === '' })
    }
  }
  customElements.define('perennial-product-points', ProductPoints)
})()
