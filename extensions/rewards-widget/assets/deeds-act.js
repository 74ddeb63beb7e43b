// @ts-check
// The buttons of what can be done for points; fetched when somebody presses one.
import { note, noteOutcome } from './notes.js'
import { show, slot } from './slots.js'

/** @typedef {import('./panel.js').Panel} Panel */

const linkParameter = 'perennial'

/**
 * @param {Panel} panel
 * @param {string} action
 * @param {HTMLElement} item
 */
export async function actDeed(panel, action, item) {
  const ruleId = item.dataset.deed ?? ''
  if (action === 'deed-link') return showLink(panel, item)
  if (action === 'deed-copy') return copyLink(panel, item)
  if (action === 'deed-record') return tell(panel, { did: 'record', ruleId })
  const field = slot(item, 'deed-note')
  const text = field instanceof HTMLTextAreaElement ? field.value.trim() : ''
  if (await tell(panel, { did: 'tell', ruleId, note: text })) {
    if (field instanceof HTMLTextAreaElement) field.value = ''
    item.querySelector('details')?.removeAttribute('open')
  } else {
    field?.focus()
  }
}

/**
 * @param {Panel} panel
 * @param {object} deed
 * @returns {Promise<boolean>} whether it was taken
 */
async function tell(panel, deed) {
  if (panel.isTelling) return false
  panel.isTelling = true
  const outcome = await panel.api.deed(deed)
  panel.isTelling = false
  if (outcome.kind !== 'answer') {
    noteOutcome(panel, outcome, 'note.failed')
    return false
  }
  const { state, points = 0 } = outcome.body
  await panel.refresh()
  const { words } = panel
  const earned = words.say('deeds.earned', { amount: words.amount(points) })
  note(panel, state === 'waiting' ? words.say('deeds.sent') : earned)
  return true
}

/** @param {Panel} panel @param {HTMLElement} item */
async function showLink(panel, item) {
  const outcome = await panel.api.deed({ did: 'link' })
  if (outcome.kind !== 'answer') return noteOutcome(panel, outcome, 'note.failed')
  const field = item.querySelector('input')
  if (!field) return
  field.value = `${location.origin}/?${linkParameter}=${outcome.body.token}`
  show(item, 'deed-link', true)
  show(item, 'deed-link-button', false)
  field.focus()
  field.select()
}

/** @param {Panel} panel @param {HTMLElement} item */
async function copyLink(panel, item) {
  const field = item.querySelector('input')
  try {
    await navigator.clipboard.writeText(field?.value ?? '')
    note(panel, 'deeds.copied')
  } catch {
    field?.select()
  }
}
