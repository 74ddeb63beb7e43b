// @ts-check
// Amounts of the shop's currency, rewritten in the cart's: where a page shows another one, Liquid
// knows no rate, and Shopify's own script does. The checkout converts by the day's rate, so it is
// said to be about so much.

/** @param {number} minor in the shop currency's own minor units @param {HTMLElement} root */
export function convert(minor, root) {
  /** @type {{ active?: string, rate?: string }} */
  const { active, rate } = Reflect.get(window, 'Shopify')?.currency ?? {}
  const currency = root.dataset.currency ?? 'USD'
  if (!active || active === currency || !(Number(rate) > 0)) return null
  const digits = exponentOf(currency)
  const format = new Intl.NumberFormat(root.lang || undefined, {
    style: 'currency',
    currency: active,
    currencyDisplay: 'narrowSymbol',
  })
  const worth = format.format((minor / 10 ** digits) * Number(rate))
  return (root.dataset.about ?? '[amount]').replace('[amount]', () => worth)
}

/** @param {string} currency */
export const exponentOf = (currency) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2

/** @param {HTMLElement} root one of our parts, as Liquid painted it */
export function convertAll(root) {
  for (const leaf of root.querySelectorAll('[data-money]')) {
    if (!(leaf instanceof HTMLElement)) continue
    const { money = '0', written = '' } = leaf.dataset
    const worth = convert(Number(money), root)
    const text = leaf.textContent ?? ''
    if (worth && written) leaf.textContent = text.replace(written, () => worth)
  }
}
