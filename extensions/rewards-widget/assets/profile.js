// @ts-check
// The birthday form: drawn when somebody opens it, with what our server knows. Months are named as
// the page's language does.
import { wordsFor } from './notes.js'
import { drawForm, readForm } from './profile-form.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Profile} Profile
 * @typedef {import('./api.js').Told} Told
 */

/**
 * @param {Panel} panel
 * @param {string} action
 * @param {HTMLElement} control
 */
export function actOnProfile(panel, action, control) {
  if (control.getAttribute('aria-disabled') === 'true') return
  if (action === 'profile') return open(panel, control)
  if (action === 'tell-profile') return tell(panel, control)
  return remove(panel, control)
}

/** @param {Panel} panel @param {HTMLElement} control */
async function open(panel, control) {
  const { words, api } = panel
  const outcome = await during(control, words.say('profile.loading'), () => api.readProfile())
  if (outcome.kind !== 'answer') return problem(panel, words.say(wordsFor(outcome, 'note.failed')))
  draw(panel, outcome.body.profile)
  slot(panel.root, 'profile-form')?.querySelector('select')?.focus()
}

/** @param {Panel} panel @param {Profile} profile */
function draw(panel, profile) {
  const { root, words } = panel
  const place = slot(root, 'profile-form')
  if (!place) return
  problem(panel, '')
  place.replaceChildren(...drawForm(profile, words, root.lang))
  place.hidden = false
  show(root, 'profile-open', false)
  const { nextGift, birthday, changeableFrom } = profile
  const date = nextGift ? day(words, nextGift) : ''
  const next = birthday && date ? words.say('profile.next', { date }) : ''
  const isLocked = birthday && changeableFrom
  const locked = isLocked ? words.say('profile.locked', { date: words.day(changeableFrom) }) : ''
  write(root, 'profile-note', [next, locked].filter(Boolean).join(' '))
}

/**
 * A calendar day, whatever the shopper's zone.
 * @param {Panel['words']} words
 * @param {string} date
 */
const day = (words, date) => words.day(`${date}T12:00:00`)

/** @param {Panel} panel @param {HTMLElement} control */
async function tell(panel, control) {
  const { root, words } = panel
  const told = readForm(root)
  if (typeof told === 'string') return problem(panel, words.say(told))
  const profile = await send(panel, control, told)
  if (!profile) return
  close(panel, 'profile.see')
  const date = profile.nextGift ? day(words, profile.nextGift) : ''
  write(
    root,
    'profile-note',
    date ? words.say('profile.saved', { date }) : words.say('profile.kept'),
  )
}

/**
 * Asked twice: the first press says what the second will do.
 * @param {Panel} panel
 * @param {HTMLElement} control
 */
async function remove(panel, control) {
  const { root, words } = panel
  if (control.dataset.sure === undefined) {
    control.textContent = words.say('profile.remove_sure')
    control.setAttribute('data-sure', '')
    return
  }
  const profile = await send(panel, control, { birthday: null, gender: null })
  if (!profile) return
  close(panel, 'profile.tell')
  write(root, 'profile-note', words.say('profile.removed'))
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} control
 * @param {Told} told
 * @returns {Promise<Profile | null>}
 */
async function send(panel, control, told) {
  const { words, api } = panel
  problem(panel, '')
  const text = words.say('profile.saving')
  const outcome = await during(control, text, () => api.tellProfile(told))
  if (outcome.kind === 'answer') return outcome.body.profile
  problem(panel, words.say(wordsFor(outcome, 'note.no_answer')))
  return null
}

/** @param {Panel} panel @param {string} key of what the button says now */
function close({ root, words }, key) {
  slot(root, 'profile-form')?.replaceChildren()
  show(root, 'profile-form', false)
  write(root, 'profile-open', words.say(key))
  slot(root, 'profile-open')?.focus()
}

/** @param {Panel} panel @param {string} text */
const problem = ({ root }, text) => write(root, 'profile-problem', text)

/**
 * @template T
 * @param {HTMLElement} button
 * @param {string} text while it lasts
 * @param {() => Promise<T>} work
 */
async function during(button, text, work) {
  const before = button.textContent
  button.setAttribute('aria-disabled', 'true')
  button.textContent = text
  const done = await work()
  button.removeAttribute('aria-disabled')
  button.textContent = before
  return done
}
