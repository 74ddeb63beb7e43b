// @ts-check
// Something the shopper should know, below a part's content, with what can be done about it.
import { show, slot, write } from './slots.js'
import { kept } from './store.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Outcome<unknown>} Outcome
 * @typedef {'retry' | 'sign-in' | 'problem' | 'news'} Way
 */

// Whoever comes back from the sign-in within this time has been there because of us.
const confirmedMs = 10 * 60_000

/**
 * An empty key takes the note away.
 * @param {Panel} panel
 * @param {string} key of a text, or the text itself
 * @param {Way} [way] what can be done about it, if anything
 */
export function note(panel, key, way = 'news') {
  const { root, words } = panel
  const place = slot(root, 'note')
  const template = root.querySelector('template[data-template="note"]')
  if (!place || !(template instanceof HTMLTemplateElement)) return
  panel.noteIsOfFigures = way === 'retry' || way === 'sign-in'
  place.replaceChildren(...(key === '' ? [] : [template.content.cloneNode(true)]))
  const isInVain = way === 'sign-in' && Date.now() - Number(kept('confirmed') ?? 0) < confirmedMs
  const text = isInVain ? 'sign_in.again' : key
  write(place, 'heading', way === 'sign-in' ? words.say('sign_in.title') : '')
  write(place, 'text', key && words.say(text))
  show(place, 'alert', way !== 'news')
  show(place, 'check', way === 'news')
  show(place, 'retry', way === 'retry')
  show(place, 'sign-in', way === 'sign-in' && !isInVain)
  show(place, 'sign-out', isInVain)
  slot(place, 'sign-in')?.setAttribute('href', root.dataset.login ?? '')
  slot(place, 'sign-out')?.setAttribute('href', root.dataset.logout ?? '')
}

/**
 * @param {Panel} panel
 * @param {Outcome} outcome that was no answer
 * @param {string} silentKey the text where nothing usable came
 * @param {'retry' | 'problem'} [way]
 */
export function noteOutcome(panel, outcome, silentKey, way = 'problem') {
  if (isSignedOut(outcome)) return note(panel, 'sign_in.text', 'sign-in')
  note(panel, wordsFor(outcome, silentKey), way)
}

/** @param {Outcome} outcome */
export const isSignedOut = (outcome) =>
  outcome.kind === 'refusal' && outcome.code === 'not_signed_in'

/**
 * @param {Outcome} outcome that was no answer
 * @param {string} silentKey
 * @returns {string} the key of a text, or the text
 */
export function wordsFor(outcome, silentKey) {
  if (outcome.kind === 'refusal' && outcome.message) return outcome.message
  if (outcome.kind === 'busy') return 'note.busy'
  if (outcome.kind === 'offline') return 'note.offline'
  return silentKey
}
