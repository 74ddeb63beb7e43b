// @ts-check
// The name by which others see a member. Liquid has painted the one they have; it is chosen,
// changed and taken away here.
import { isSignedOut, noteOutcome, wordsFor } from './notes.js'
import { show, slot, write } from './slots.js'
import { parts } from './store.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./words.js').Words} Words
 */

/**
 * @param {Panel} panel
 * @param {string} action
 * @param {HTMLElement} control
 */
export function actOnNickname(panel, action, control) {
  if (control.getAttribute('aria-disabled') === 'true') return
  if (action === 'nickname') return open(panel)
  if (action === 'nickname-save') return save(panel, control)
  return remove(panel, control)
}

/**
 * What was typed into a field for one.
 * @param {ParentNode} scope
 */
export function typedNickname(scope) {
  const field = slot(scope, 'nickname-input')
  return field instanceof HTMLInputElement ? field.value.trim() : ''
}

/** @param {HTMLElement} root */
const place = (root) => /** @type {HTMLElement} */ (slot(root, 'nickname'))

/** @param {Panel} panel */
function open({ root }) {
  show(root, 'nickname-form', true)
  show(root, 'nickname-actions', false)
  write(root, 'nickname-note', '')
  slot(place(root), 'nickname-input')?.focus()
}

/** @param {Panel} panel @param {HTMLElement} control */
async function save(panel, control) {
  const { root, words } = panel
  const typed = typedNickname(place(root))
  if (typed === '') return problem(panel, words.say('nickname.empty'))
  const own = await send(panel, control, typed)
  if (own) settle(panel, own, words.say('nickname.saved'))
}

/**
 * Asked twice: the first press says what the second will do.
 * @param {Panel} panel
 * @param {HTMLElement} control
 */
async function remove(panel, control) {
  const { words } = panel
  if (control.dataset.sure === undefined) {
    control.textContent = words.say('nickname.remove_sure')
    control.setAttribute('data-sure', '')
    return
  }
  const own = await send(panel, control, null)
  if (!own) return
  control.removeAttribute('data-sure')
  control.textContent = words.say('nickname.remove')
  settle(panel, own, words.say('nickname.removed'))
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} control
 * @param {string | null} nickname
 */
async function send(panel, control, nickname) {
  const { words, api } = panel
  problem(panel, '')
  const before = control.textContent
  control.setAttribute('aria-disabled', 'true')
  control.textContent = words.say('nickname.saving')
  const outcome = await api.nickname(nickname)
  control.removeAttribute('aria-disabled')
  control.textContent = before
  if (outcome.kind === 'answer') return outcome.body.nickname
  if (isSignedOut(outcome)) noteOutcome(panel, outcome, '')
  else problem(panel, words.say(wordsFor(outcome, 'note.no_answer')))
  return null
}

/**
 * @param {Panel} panel
 * @param {import('./api.js').OwnNickname} own
 * @param {string} text
 */
async function settle(panel, { nickname, isHidden }, text) {
  for (const part of parts.values()) {
    paintNickname(part.root, part.words, nickname ? { name: nickname, isHidden } : undefined)
    close(part.root)
  }
  write(panel.root, 'nickname-note', text)
  slot(panel.root, 'nickname-title')?.focus()
  await panel.refresh()
}

/** @param {HTMLElement} root */
function close(root) {
  show(root, 'nickname-form', false)
  show(root, 'nickname-actions', true)
}

/** @param {Panel} panel @param {string} text */
const problem = ({ root }, text) => write(root, 'nickname-problem', text)

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {import('./api.js').Member['nickname']} own
 */
export function paintNickname(root, words, own) {
  if (!place(root)) return
  const name = own && !own.isHidden ? `\u2068${own.name}\u2069` : ''
  write(root, 'nickname-shown', name && words.say('nickname.shown', { name }))
  show(root, 'nickname-hidden', Boolean(own?.isHidden))
  show(root, 'nickname-remove', Boolean(own))
  write(root, 'nickname-open', words.say(own ? 'nickname.change' : 'nickname.choose'))
}
