// @ts-check
// The idea board, fetched when somebody opens it: read page by page, voted on, posted to.
import { paintIdea, paintOwn, paintVote } from './ideas-paint.js'
import { isSignedOut, noteOutcome, wordsFor } from './notes.js'
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {(panel: Panel, board: HTMLElement, control: HTMLElement) => Promise<unknown>} Act
 * @typedef {{ sort: string, page: number, canVote: boolean, seen: Set<string> }} Reading
 */

/** How far each board was read. @type {WeakMap<HTMLElement, Reading>} */
const readings = new WeakMap()
/**
 * The id of what is being posted, the same until it arrived.
 * @type {WeakMap<HTMLElement, string>}
 */
const posting = new WeakMap()

/**
 * @param {Panel} panel
 * @param {string} action
 * @param {HTMLElement} control
 */
export async function actOnIdeas(panel, action, control) {
  const board = /** @type {HTMLElement} */ (control.closest('[data-ideas]'))
  if (control.getAttribute('aria-disabled') === 'true') return
  control.setAttribute('aria-disabled', 'true')
  write(board, 'ideas-problem', '')
  try {
    await acts[action]?.(panel, board, control)
  } finally {
    control.removeAttribute('aria-disabled')
  }
}

/** @type {Record<string, Act>} */
const acts = {
  'ideas-open': async (panel, board) => {
    const opened = await read(panel, board, { sort: 'votes', page: 0 })
    if (!opened) return
    show(board, 'ideas-open', false)
    show(board, 'ideas-top', false)
    show(board, 'ideas-board', true)
    slot(board, 'ideas-title')?.focus()
  },
  'ideas-sort': (panel, board, { dataset }) =>
    read(panel, board, { sort: dataset.sort ?? 'votes', page: 0 }),
  'ideas-more': (panel, board) => {
    const { sort = 'votes', page = 0 } = readings.get(board) ?? {}
    return read(panel, board, { sort, page: page + 1 })
  },
  'idea-post': post,
  'idea-vote': vote,
  'idea-withdraw': withdraw,
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} board
 * @param {{ sort: string, page: number }} asked
 * @returns {Promise<boolean>} whether it was read
 */
async function read(panel, board, { sort, page }) {
  const outcome = await panel.api.readIdeas(sort, page)
  if (outcome.kind !== 'answer') {
    tellProblem(panel, board, outcome)
    return false
  }
  const { ideas, own, hasNext, posting: noPost, voting: noVote } = outcome.body
  const seen = page > 0 ? (readings.get(board)?.seen ?? new Set()) : new Set()
  const reading = { sort, page, canVote: !noVote, seen }
  readings.set(board, reading)
  const list = slot(board, 'ideas-list')
  if (page === 0) list?.replaceChildren()
  // What moved to the next page meanwhile is not listed twice.
  const fresh = ideas.filter(({ id }) => !seen.has(id))
  for (const idea of fresh) seen.add(idea.id)
  const items = fresh.map((idea) => paintIdea(panel, board, { ...idea, canVote: !noVote }))
  list?.append(...items)
  if (page > 0) items[0]?.querySelector('button')?.focus()
  show(board, 'ideas-more', hasNext)
  show(board, 'ideas-sort', ideas.length > 1 || page > 0)
  for (const button of board.querySelectorAll('[data-action="ideas-sort"]'))
    button.setAttribute('aria-pressed', String(button.getAttribute('data-sort') === sort))
  write(board, 'ideas-voting', noVote?.message ?? '')
  paintOwn(panel, board, own, noPost)
  return true
}

/** @param {Panel} panel @param {HTMLElement} board @param {HTMLElement} control */
async function vote(panel, board, control) {
  const item = /** @type {HTMLElement} */ (control.closest('[data-item]'))
  const isFor = control.getAttribute('aria-pressed') !== 'true'
  const ideaId = item.dataset.id ?? ''
  const outcome = await panel.api.actOnIdeas({ did: 'vote', ideaId, isFor })
  if (outcome.kind !== 'answer' || !outcome.body.vote) return tellProblem(panel, board, outcome)
  const { votes, hasVoted, ideaId: counted } = outcome.body.vote
  // The shop has joined it to another meanwhile: the board as it is now.
  if (counted !== ideaId)
    return read(panel, board, { sort: readings.get(board)?.sort ?? 'votes', page: 0 })
  const title = slot(item, 'title')?.textContent ?? ''
  const canVote = readings.get(board)?.canVote ?? false
  paintVote(panel, item, { title, votes, hasVoted }, canVote)
  write(board, 'ideas-said', panel.words.count('ideas.votes', votes))
}

/** @param {Panel} panel @param {HTMLElement} board @param {HTMLElement} control */
async function post(panel, board, control) {
  const { words, api } = panel
  const title = /** @type {HTMLInputElement} */ (slot(board, 'idea-title'))
  const text = /** @type {HTMLTextAreaElement} */ (slot(board, 'idea-text'))
  write(board, 'idea-problem', '')
  const ideaId = posting.get(board) ?? crypto.randomUUID()
  posting.set(board, ideaId)
  const sent = control.textContent
  control.textContent = words.say('ideas.sending')
  const wish = { did: 'post', ideaId, title: title.value, text: text.value }
  const outcome = await api.actOnIdeas(wish)
  control.textContent = sent
  if (isSignedOut(outcome)) return noteOutcome(panel, outcome, '')
  if (outcome.kind !== 'answer') {
    // What was refused may be sent otherwise; what got lost is the same idea.
    if (outcome.kind === 'refusal') posting.delete(board)
    write(board, 'idea-problem', words.say(wordsFor(outcome, 'ideas.failed')))
    return title.focus()
  }
  posting.delete(board)
  title.value = ''
  text.value = ''
  slot(board, 'ideas-form')?.removeAttribute('open')
  await read(panel, board, { sort: readings.get(board)?.sort ?? 'votes', page: 0 })
  write(board, 'ideas-sent', words.say('ideas.sent'))
  slot(board, 'ideas-sent')?.focus()
}

/** Asked once more: the button says so before it does. @type {typeof vote} */
async function withdraw(panel, board, control) {
  const item = /** @type {HTMLElement} */ (control.closest('[data-item]'))
  const { words, api } = panel
  if (control.dataset.asked === undefined) {
    control.dataset.asked = ''
    control.textContent = words.say('ideas.withdraw_sure')
    control.removeAttribute('aria-label')
    return
  }
  const outcome = await api.actOnIdeas({ did: 'withdraw', ideaId: item.dataset.id ?? '' })
  if (outcome.kind !== 'answer') return tellProblem(panel, board, outcome)
  await read(panel, board, { sort: readings.get(board)?.sort ?? 'votes', page: 0 })
  write(board, 'ideas-sent', words.say('ideas.withdrawn'))
  slot(board, 'ideas-sent')?.focus()
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} board
 * @param {import('./api.js').Outcome<unknown>} outcome
 */
function tellProblem(panel, board, outcome) {
  if (isSignedOut(outcome)) return noteOutcome(panel, outcome, '')
  write(board, 'ideas-problem', panel.words.say(wordsFor(outcome, 'ideas.failed')))
}
