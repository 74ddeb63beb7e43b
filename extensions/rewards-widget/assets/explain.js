// @ts-check
// How a figure came about, asked for when somebody wants to know: our server says it in the page's
// language, and only to whom it belongs.
import { itemLike } from './lists.js'
import { noteOutcome } from './notes.js'
import { slot } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Explanation} Explanation
 */

/**
 * Opens or closes the reckoning of a line, or of the balance.
 * @param {Panel} panel
 * @param {HTMLElement} control the button; what it opens stands in the same item
 */
export async function explain(panel, control) {
  const place = /** @type {HTMLElement} */ (
    control.closest('[data-item], [data-explained]') ?? panel.root
  )
  if (control.getAttribute('aria-expanded') === 'true') return unfold(place, false)
  control.setAttribute('aria-busy', 'true')
  const outcome = await panel.api.explain(place.dataset.line ?? '')
  control.removeAttribute('aria-busy')
  if (outcome.kind !== 'answer') return noteOutcome(panel, outcome, 'note.failed')
  // The list may have been painted anew while we asked.
  const shown = place.isConnected ? place : panel.root.querySelector(itemLike(place))
  if (!(shown instanceof HTMLElement)) return
  slot(shown, 'steps')?.replaceChildren(
    ...outcome.body.explanation.steps.map((step) => draw(panel, step)),
  )
  unfold(shown, true)
}

/** @param {HTMLElement} place @param {boolean} isOpen */
function unfold(place, isOpen) {
  place.querySelector('[data-action="why"]')?.setAttribute('aria-expanded', String(isOpen))
  const list = slot(place, 'steps')
  if (list) list.hidden = !isOpen
}

/** @param {Panel} panel @param {Explanation['steps'][number]} step */
function draw({ words }, { text, points }) {
  const item = document.createElement('li')
  item.className = 'perennial-reckoned'
  const said = Object.assign(document.createElement('span'), { textContent: text })
  item.append(said)
  if (points !== null) {
    const figure = document.createElement('bdi')
    item.append(Object.assign(figure, { dir: 'ltr', textContent: words.signed(points) }))
  }
  return item
}
