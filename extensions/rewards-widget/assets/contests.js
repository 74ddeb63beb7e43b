// @ts-check
// Contests. Liquid has painted how each stands; members enter and leave here, and fresh figures are
// filled in.
import { typedNickname } from './nickname.js'
import { isSignedOut, noteOutcome, wordsFor } from './notes.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./words.js').Words} Words
 * @typedef {import('./api.js').Member} Member
 * @typedef {import('./api.js').Contest} Contest
 */

/**
 * @param {Panel} panel
 * @param {string} action
 * @param {HTMLElement} control
 */
export async function actOnContest(panel, action, control) {
  if (control.getAttribute('aria-disabled') === 'true') return
  const part = /** @type {HTMLElement} */ (control.closest('[data-contest]'))
  const { words } = panel
  const isIn = action === 'contest-enter'
  if (!isIn && control.dataset.sure === undefined) {
    control.textContent = words.say('contests.leave_sure')
    return control.setAttribute('data-sure', '')
  }
  const typed = typedNickname(part)
  if (isIn && typed === '') {
    write(part, 'contest-problem', words.say('nickname.empty'))
    return slot(part, 'nickname-input')?.focus()
  }
  write(part, 'contest-problem', '')
  control.setAttribute('aria-disabled', 'true')
  control.textContent = words.say('contests.entering')
  const contestId = part.dataset.contest ?? ''
  const outcome = await panel.api.contest({ contestId, isIn, nickname: isIn ? typed : null })
  control.removeAttribute('aria-disabled')
  control.removeAttribute('data-sure')
  control.textContent = words.say(isIn ? 'contests.enter' : 'contests.leave')
  if (outcome.kind !== 'answer') {
    if (isSignedOut(outcome)) return noteOutcome(panel, outcome, '')
    return write(part, 'contest-problem', words.say(wordsFor(outcome, 'note.no_answer')))
  }
  await panel.refresh()
  write(part, 'contest-note', words.say(isIn ? 'contests.entered' : 'contests.left'))
  slot(part, 'contest-title')?.focus()
}

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Member} member
 * @param {Contest[]} contests
 */
export function paintContests(root, words, member, contests) {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-contest]'))
  for (const part of parts) {
    const contest = contests.find(({ id }) => id === part.dataset.contest)
    const own = member.contests?.find(({ id }) => id === part.dataset.contest)
    if (contest) paintBoard(part, words, contest, own ? member.nickname?.name : undefined)
    show(part, 'contest-form', !own)
    show(part, 'contest-in', Boolean(own))
    write(part, 'contest-own', own ? tellOwn(words, own.points, contest) : '')
  }
}

/**
 * @param {Words} words
 * @param {number} points
 * @param {Contest | undefined} contest
 */
function tellOwn(words, points, contest) {
  const said = words.say('contests.own', { amount: words.amount(points) })
  const last = contest?.board[contest.prizes.length - 1]
  if (!last || last.points <= points) return said
  const amount = words.amount(last.points - points + 1)
  return `${said} ${words.say('contests.missing', { amount })}`
}

/**
 * @param {HTMLElement} part
 * @param {Words} words
 * @param {Contest} contest
 * @param {string | undefined} me
 */
function paintBoard(part, words, { board }, me) {
  const list = /** @type {HTMLElement | null} */ (part.querySelector('[data-list="contest-board"]'))
  if (!list) return
  list.hidden = board.length === 0
  show(part, 'contest-nobody', board.length === 0 && part.dataset.state !== 'planned')
  list.replaceChildren(
    ...board.map(({ place, name, points, prize = 0 }) => {
      const line = element('li', 'line', '')
      line.toggleAttribute('data-me', name !== null && name === me)
      const shown = element('span', 'name', '')
      const isolated = document.createElement('bdi')
      isolated.textContent = name ?? words.say('contests.nameless')
      shown.append(isolated)
      const amount = element('span', 'points', words.amount(points))
      if (prize > 0) amount.append(element('span', 'prize', `+${words.amount(prize)}`))
      line.append(element('span', 'place', words.number(place)), shown, amount)
      return line
    }),
  )
}

/** @param {string} tag @param {string} name @param {string} text */
const element = (tag, name, text) =>
  Object.assign(document.createElement(tag), {
    className: `perennial-contest__${name}`,
    textContent: text,
  })
