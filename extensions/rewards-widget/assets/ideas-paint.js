// @ts-check
// An idea of the board as a shopper reads it. What members wrote goes into the page as text.
import { show, slot, write } from './slots.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Idea} Idea
 * @typedef {import('./api.js').OwnIdea} OwnIdea
 */

/**
 * @param {Panel} panel
 * @param {HTMLElement} board
 * @param {OwnIdea[]} own
 * @param {{ message: string } | null} noPost
 */
export function paintOwn(panel, board, own, noPost) {
  write(board, 'ideas-posting', noPost?.message ?? '')
  show(board, 'ideas-form', !noPost)
  // What is shown stands on the board below, with its votes.
  const apart = own.filter(({ state, joined }) => state !== 'shown' || joined !== null)
  show(board, 'ideas-own', apart.length > 0)
  slot(board, 'ideas-own-list')?.replaceChildren(
    ...apart.map((idea) => {
      const item = paintText(panel, board, idea)
      const { words } = panel
      const joined = idea.joined && words.say('ideas.joined', { name: idea.joined })
      write(item, 'state', joined || words.say(`ideas.state.${idea.state}`))
      const reasons = [idea.reason ? words.say(`ideas.reason.${idea.reason}`) : '', idea.words]
      write(item, 'reason', reasons.filter(Boolean).join(' '))
      show(item, 'vote', false)
      const canWithdraw = idea.state === 'waiting' || idea.state === 'shown'
      paintWithdraw(panel, item, canWithdraw ? idea.title : null)
      return item
    }),
  )
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} board
 * @param {Idea & { canVote: boolean }} idea
 */
export function paintIdea(panel, board, { canVote, ...idea }) {
  const item = paintText(panel, board, idea)
  const { words } = panel
  write(item, 'pinned', idea.isPinned ? words.say('ideas.pinned') : '')
  const by = idea.by ?? words.say('ideas.by_member')
  write(item, 'by', idea.isOwn ? words.say('ideas.own') : by)
  for (const name of ['state', 'reason']) show(item, name, false)
  paintWithdraw(panel, item, idea.isOwn ? idea.title : null)
  paintVote(panel, item, idea, canVote)
  return item
}

/** @param {Panel} panel @param {HTMLElement} board @param {Idea | OwnIdea} idea */
function paintText({ words }, board, idea) {
  const template = board.querySelector('template[data-template="idea"]')
  const { content } = /** @type {HTMLTemplateElement} */ (template)
  const copy = /** @type {DocumentFragment} */ (content.cloneNode(true))
  const item = /** @type {HTMLElement} */ (copy.firstElementChild)
  item.dataset.id = idea.id
  write(item, 'title', idea.title)
  write(item, 'text', idea.text)
  write(item, 'reply', idea.reply ?? '')
  show(item, 'reply-line', Boolean(idea.reply))
  write(item, 'status', idea.status === 'new' ? '' : words.say(`ideas.status.${idea.status}`))
  for (const name of ['pinned', 'by', 'votes']) write(item, name, '')
  return item
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} item
 * @param {{ title: string, votes: number, hasVoted: boolean }} idea
 * @param {boolean} canVote whoever has voted can always take it back
 */
export function paintVote({ words }, item, { title, votes, hasVoted }, canVote) {
  write(item, 'votes', words.count('ideas.votes', votes))
  const button = /** @type {HTMLElement} */ (slot(item, 'vote'))
  button.textContent = words.say(hasVoted ? 'ideas.voted' : 'ideas.vote')
  button.setAttribute('aria-pressed', String(hasVoted))
  const name = hasVoted ? 'ideas.take_back' : 'ideas.vote_for'
  button.setAttribute('aria-label', words.say(name, { name: title }))
  button.hidden = !hasVoted && !canVote
}

/**
 * @param {Panel} panel
 * @param {HTMLElement} item
 * @param {string | null} title null: it cannot be withdrawn
 */
function paintWithdraw({ words }, item, title) {
  const button = /** @type {HTMLElement} */ (slot(item, 'withdraw'))
  button.hidden = title === null
  button.textContent = words.say('ideas.withdraw')
  button.setAttribute('aria-label', words.say('ideas.withdraw_name', { name: title ?? '' }))
}
