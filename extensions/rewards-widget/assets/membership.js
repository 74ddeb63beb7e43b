// @ts-check
// Joining and leaving. What is shown to whom follows from the status on each part's element.
import { isSignedOut, note, noteOutcome, wordsFor } from './notes.js'
import { slot, write } from './slots.js'
import { parts } from './store.js'

/** @typedef {import('./panel.js').Panel} Panel */

/** @param {Panel} panel */
export async function join(panel) {
  const { root, words, api } = panel
  const box = /** @type {HTMLInputElement | null} */ (slot(root, 'accept'))
  write(root, 'join-problem', '')
  if (box && !box.checked) {
    write(root, 'join-problem', words.say('membership.accept_first'))
    box.setAttribute('aria-invalid', 'true')
    return box.focus()
  }
  box?.removeAttribute('aria-invalid')
  const outcome = await during(slot(root, 'join'), words.say('membership.joining'), () =>
    api.join(box?.dataset.version ?? null),
  )
  if (!outcome) return
  if (outcome.kind === 'answer') return become(panel, 'joined', 'membership.joined')
  if (isSignedOut(outcome)) return noteOutcome(panel, outcome, '')
  write(root, 'join-problem', words.say(wordsFor(outcome, 'note.no_answer')))
}

/** Asked twice: the first press says what the second will do. @param {Panel} panel */
export async function leave(panel) {
  const { root, words, api } = panel
  const button = slot(root, 'leave')
  if (button?.dataset.sure === undefined) {
    if (button) button.textContent = words.say('membership.leave_sure')
    return button?.setAttribute('data-sure', '')
  }
  const outcome = await during(button, words.say('membership.leaving'), () => api.leave())
  if (!outcome) return
  if (outcome.kind === 'answer') return become(panel, 'left', 'membership.has_left')
  noteOutcome(panel, outcome, 'note.no_answer')
}

/**
 * @template T
 * @param {HTMLElement | null} button
 * @param {string} text while it lasts
 * @param {() => Promise<T>} work
 * @returns {Promise<T | null>} null: it is under way already
 */
async function during(button, text, work) {
  if (!button || button.getAttribute('aria-disabled') === 'true') return null
  const before = button.textContent
  button.setAttribute('aria-disabled', 'true')
  button.textContent = text
  const done = await work()
  button.removeAttribute('aria-disabled')
  button.textContent = before
  return done
}

/**
 * @param {Panel} panel
 * @param {'joined' | 'left'} what
 * @param {string} key
 */
async function become(panel, what, key) {
  for (const { root } of parts.values()) root.dataset.status = what === 'joined' ? 'member' : 'left'
  note(panel, panel.words.say(key))
  await panel.refresh()
  panel.tell(`perennial:${what}`)
  const title = what === 'joined' ? 'rewards-title' : 'join-title'
  slot(panel.root, title)?.focus()
}
