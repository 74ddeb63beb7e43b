// @ts-check
// The announcement bar says what Shopify knew when it rendered the page. What is known since stands
// beside it in the panel, so it is said here as well.
import { show, slot } from './slots.js'

/**
 * @param {ParentNode} page
 * @param {import('./words.js').Words} words
 * @param {number} available
 */
export function paintBars(page, words, available) {
  for (const bar of page.querySelectorAll('perennial-bar')) {
    const place = slot(bar, 'bar-balance')
    const { text, amount } = place?.dataset ?? {}
    if (!place || !text || amount === String(available)) continue
    place.dataset.amount = String(available)
    place.textContent = text.replace('[amount]', words.amount(available))
    // How far it is to the next reward was reckoned from the earlier figure.
    show(bar, 'bar-next', false)
  }
}
