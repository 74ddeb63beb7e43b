// @ts-check
// A survey. Liquid has painted the one that the member is asked; it is shown unless it was answered
// or declined in this browser (survey-asked.js).
import { isSignedOut, noteOutcome, wordsFor } from './notes.js'
import { show, slot, write } from './slots.js'
import { parts } from './store.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Member} Member
 */

/** @param {ParentNode} root @returns {HTMLElement | null} */
const surveyIn = (root) => root.querySelector('[data-survey]')

/**
 * Fresh figures may know of an answer that the page was painted without.
 * @param {HTMLElement} root
 * @param {Pick<Member, 'surveys'>} member
 */
export function paintSurvey(root, { surveys }) {
  const survey = surveyIn(root)
  if (!survey || survey.dataset.thanked !== undefined) return
  if (surveys?.answered.includes(survey.dataset.survey ?? '')) survey.hidden = true
}

/** @param {Panel} panel @param {HTMLElement} control */
export async function answerSurvey(panel, control) {
  const { words, api } = panel
  const survey = /** @type {HTMLElement} */ (control.closest('[data-survey]'))
  if (control.getAttribute('aria-disabled') === 'true') return
  write(survey, 'survey-problem', '')
  const chosen = /** @type {HTMLInputElement | null} */ (survey.querySelector('input:checked'))
  if (!chosen) {
    write(survey, 'survey-problem', words.say('surveys.choose'))
    return survey.querySelector('input')?.focus()
  }
  const box = /** @type {HTMLTextAreaElement | null} */ (slot(survey, 'survey-comment'))
  const surveyId = survey.dataset.survey ?? ''
  const sent = control.textContent
  control.setAttribute('aria-disabled', 'true')
  control.textContent = words.say('surveys.sending')
  const outcome = await api.answer({
    surveyId,
    score: Number(chosen.value),
    comment: box?.value ?? '',
  })
  control.removeAttribute('aria-disabled')
  control.textContent = sent
  if (outcome.kind === 'answer') return thank(panel, survey, outcome.body.answer.points)
  if (isSignedOut(outcome)) return noteOutcome(panel, outcome, '')
  const text = wordsFor(outcome, 'surveys.failed')
  write(survey, 'survey-problem', words.say(text))
}

/** @param {Panel} panel @param {HTMLElement} survey @param {number} points */
async function thank(panel, survey, points) {
  const { words } = panel
  settle(survey.dataset.survey ?? '', survey)
  survey.dataset.thanked = ''
  const amount = words.amount(points)
  const text =
    points > 0 ? words.say('surveys.thanks_points', { amount }) : words.say('surveys.thanks')
  show(survey, 'survey-form', false)
  write(survey, 'survey-thanks', text)
  slot(survey, 'survey-title')?.focus()
  await panel.refresh()
}

/** @param {Panel} panel @param {HTMLElement} control */
export function declineSurvey({ root }, control) {
  const survey = /** @type {HTMLElement} */ (control.closest('[data-survey]'))
  settle(survey.dataset.survey ?? '', null)
  const title = root.querySelector('[data-slot="rewards-title"], [data-action="close"]')
  if (title instanceof HTMLElement) title.focus()
}

/**
 * Asked no more, neither here nor in our other parts of the page.
 * @param {string} id
 * @param {HTMLElement | null} kept what stays to be read
 */
function settle(id, kept) {
  try {
    window.localStorage.setItem(`perennial:survey:${id}`, '1')
  } catch {
    // Storage is blocked: what was answered is known to the server all the same.
  }
  for (const { root } of parts.values()) {
    const survey = surveyIn(root)
    if (survey && survey !== kept) survey.hidden = true
  }
}
