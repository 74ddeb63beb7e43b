// @ts-check
// Bringing friends. Liquid has drawn what is known; here the link is fetched, copied and shared, a
// friend's code is sent, and fresh figures are filled in.
import { noteOutcome, wordsFor } from './notes.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 */

/** @param {string} code */
const addressFor = (code) => {
  const root = Reflect.get(window, 'Shopify')?.routes?.root ?? '/'
  return `${window.location.origin}${root}?ref=${code}`
}

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Member} member
 */
export function paintFriends(root, words, { friends }) {
  const part = root.querySelector('[data-friends]')
  if (!part) return
  const { code = null, sent = [], invited } = friends ?? {}
  show(part, 'friend-link', code !== null)
  show(part, 'friend-get', code === null)
  show(part, 'friend-share', code !== null && 'share' in navigator)
  const place = slot(part, 'friend-address')
  if (code && place instanceof HTMLInputElement) place.value = addressFor(code)
  write(part, 'friend-code', code ? words.say('friends.code', { name: code }) : '')
  if (invited) show(part, 'friend-enter', false)
  if (invited) show(part, 'friend-note', false)
  show(part, 'friend-sent', sent.length > 0)
  part.querySelector('[data-list="friends"]')?.replaceChildren(
    ...sent.map(({ at, state, points }) => {
      const text = words.say(`friends.${state}`, { amount: words.amount(points) })
      const item = Object.assign(document.createElement('li'), { className: 'perennial-entry' })
      const said = Object.assign(document.createElement('span'), {
        className: 'perennial-entry__text',
        textContent: `${words.say('friends.one')} · ${text}`,
      })
      const day = Object.assign(document.createElement('span'), {
        className: 'perennial-muted',
        textContent: words.day(at),
      })
      item.append(said, day)
      return item
    }),
  )
}

/** @param {Panel} panel @param {string} text */
function say(panel, text) {
  const part = panel.root.querySelector('[data-friends]')
  if (part) write(part, 'friend-said', text)
}

/** The member's own link, made when it is first asked for. @param {Panel} panel */
export async function getLink(panel) {
  const { api, root, words } = panel
  const button = slot(root, 'friend-get')
  if (!button || button.getAttribute('aria-disabled') === 'true') return
  const before = button.textContent
  button.setAttribute('aria-disabled', 'true')
  button.textContent = words.say('friends.getting')
  const outcome = await api.friends()
  button.removeAttribute('aria-disabled')
  button.textContent = before
  if (outcome.kind !== 'answer') return noteOutcome(panel, outcome, 'note.no_answer')
  const { code } = outcome.body
  await panel.refresh()
  // Where no fresh figures came, the link is there all the same.
  show(root, 'friend-link', true)
  show(root, 'friend-get', false)
  const place = slot(root, 'friend-address')
  if (!(place instanceof HTMLInputElement)) return
  place.value = addressFor(code)
  place.focus()
  place.select()
}

/** @param {Panel} panel */
export async function copyLink(panel) {
  const place = slot(panel.root, 'friend-address')
  if (!(place instanceof HTMLInputElement)) return
  try {
    await navigator.clipboard.writeText(place.value)
    say(panel, panel.words.say('friends.copied'))
  } catch {
    place.select()
    say(panel, panel.words.say('friends.copy_failed'))
  }
}

/** @param {Panel} panel */
export async function shareLink(panel) {
  const place = slot(panel.root, 'friend-address')
  if (!(place instanceof HTMLInputElement)) return
  // Whoever closes the sheet has shared nothing, which is no fault.
  await navigator.share({ url: place.value }).catch(() => {})
}

/** @param {Panel} panel */
export async function enterCode(panel) {
  const place = slot(panel.root, 'friend-typed')
  if (!(place instanceof HTMLInputElement)) return
  const code = place.value.trim()
  if (code === '') return place.focus()
  const outcome = await panel.api.friendCode(code)
  if (outcome.kind !== 'answer') {
    if (outcome.kind === 'refusal' && outcome.code === 'not_signed_in')
      return noteOutcome(panel, outcome, '')
    place.setAttribute('aria-invalid', 'true')
    say(panel, panel.words.say(wordsFor(outcome, 'note.no_answer')))
    return place.focus()
  }
  place.removeAttribute('aria-invalid')
  await panel.refresh()
  say(panel, panel.words.say('friends.entered'))
}
