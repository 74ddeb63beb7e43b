// @ts-check
// The fields of the birthday form, and what they say.
import { slot } from './slots.js'

/**
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Profile} Profile
 * @typedef {import('./api.js').Told} Told
 * @typedef {[value: string, text: string]} Option
 */

const firstYear = 1900
// Where no year is told, 29 February is a day.
const leapYear = 2000
const mostDays = 31
const labels = {
  month: 'profile.month',
  day: 'profile.day',
  year: 'profile.year',
  gender: 'profile.gender',
}
const genders = { female: 'profile.female', male: 'profile.male', other: 'profile.other' }

/** @param {Profile} profile @param {Words} words @param {string} language */
export function drawForm({ birthday, gender, asks, changeableFrom }, words, language) {
  const isLocked = Boolean(birthday && changeableFrom)
  const months = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const named = numbers(12).map((month) => {
    return option(month, months.format(new Date(Date.UTC(2024, month - 1, 1))))
  })
  const days = numbers(mostDays).map((day) => option(day, words.number(day)))
  const { year = null } = birthday ?? {}
  const fields = [
    choose(words, 'month', { options: named, value: birthday?.month, isLocked }),
    choose(words, 'day', { options: days, value: birthday?.day, isLocked }),
    ...(asks?.year ? [typeYear(words, year, isLocked && year !== null)] : []),
    ...(asks?.gender ? [choose(words, 'gender', gendersOf(words, gender))] : []),
  ]
  const row = element('div', { class: 'perennial-profile' })
  row.append(...fields)
  const actions = element('p', { class: 'perennial-step__actions' })
  const small = 'perennial-button perennial-button--small'
  const isSaving = !isLocked || asks?.gender || (asks?.year && year === null)
  if (isSaving && asks) actions.append(button(words.say('profile.save'), 'tell-profile', small))
  if (birthday || gender)
    actions.append(
      button(words.say('profile.remove'), 'remove-profile', `${small} perennial-button--outline`),
    )
  const once = element('p', { class: 'perennial-muted' })
  once.textContent = words.say('profile.once')
  return [row, ...(isLocked ? [] : [once]), actions]
}

/** @param {HTMLElement} root @returns {Told | string} the key of what is wrong with it */
export function readForm(root) {
  const value = (/** @type {string} */ name) => {
    const place = slot(root, `profile-${name}`)
    return place && 'value' in place ? String(place.value) : ''
  }
  const [month, day, year] = [Number(value('month')), Number(value('day')), Number(value('year'))]
  if (!month || !day) return 'profile.incomplete'
  const last = new Date(Date.UTC(year || leapYear, month, 0)).getUTCDate()
  const isYear = value('year') === '' || (year >= firstYear && year <= new Date().getFullYear())
  if (day > last || !isYear) return 'profile.impossible'
  return { birthday: { month, day, year: year || null }, gender: value('gender') || null }
}

/** @param {number} most */
const numbers = (most) => Array.from({ length: most }, (_, index) => index + 1)

/** @param {number} value @param {string} text @returns {Option} */
const option = (value, text) => [String(value), text]

/** @param {Words} words @param {string | null} value */
function gendersOf(words, value) {
  /** @type {Option[]} */
  const options = Object.entries(genders).map(([one, key]) => [one, words.say(key)])
  return { options, value: value ?? '', isLocked: false }
}

/**
 * @param {Words} words
 * @param {'month' | 'day' | 'gender'} name
 * @param {{ options: Option[], value: string | number | undefined, isLocked: boolean }} field
 */
function choose(words, name, { options, value = '', isLocked }) {
  const select = element('select', { 'data-slot': `profile-${name}` })
  /** @type {Option} */
  const none = ['', words.say(name === 'gender' ? 'profile.undisclosed' : 'profile.choose')]
  for (const [key, text] of [none, ...options]) {
    const one = element('option', { value: key })
    one.textContent = text
    one.toggleAttribute('selected', key === String(value))
    select.append(one)
  }
  select.toggleAttribute('disabled', isLocked)
  return labelled(words, name, select)
}

/** @param {Words} words @param {number | null} year @param {boolean} isLocked */
function typeYear(words, year, isLocked) {
  const input = element('input', {
    'data-slot': 'profile-year',
    type: 'number',
    inputmode: 'numeric',
    min: String(firstYear),
    max: String(new Date().getFullYear()),
    value: year === null ? '' : String(year),
  })
  input.toggleAttribute('disabled', isLocked)
  return labelled(words, 'year', input)
}

/** @param {Words} words @param {keyof typeof labels} name @param {HTMLElement} control */
function labelled(words, name, control) {
  const label = element('label', { class: 'perennial-profile__field' })
  const text = element('span', {})
  text.textContent = words.say(labels[name])
  label.append(text, control)
  return label
}

/** @param {string} text @param {string} action @param {string} classes */
function button(text, action, classes) {
  const made = element('button', { type: 'button', class: classes, 'data-action': action })
  made.textContent = text
  return made
}

/** @param {string} tag @param {Record<string, string>} attributes */
function element(tag, attributes) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}
