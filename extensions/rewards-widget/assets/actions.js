// @ts-check
// What the buttons do, by the name that Liquid gives them.
import { actOnContest } from './contests.js'
import { copyLink, enterCode, getLink, shareLink } from './friends.js'
import { applyHeldCode, copyCode, giveBackCode } from './held-codes.js'
import { actOnNickname } from './nickname.js'
import { actOnOffer } from './offers.js'
import { moveRange } from './range.js'
import { redeemChosen, refreshChosen } from './redeem.js'
import { slot } from './slots.js'
import { keep } from './store.js'
import { answerSurvey, declineSurvey } from './surveys.js'

/** @typedef {import('./panel.js').Panel} Panel */

/**
 * @param {Panel} panel
 * @param {string} action
 * @param {HTMLElement} control
 */
export function act(panel, action, control) {
  const item = /** @type {HTMLElement} */ (control.closest('[data-item]') ?? control)
  switch (action) {
    case 'retry':
      return panel.refresh()
    case 'choose':
      return panel.redeem(item.dataset.id ?? '', item.dataset)
    case 'redeem':
      return redeemChosen(panel)
    case 'less':
    case 'more':
      return moveRange(panel, action, () => refreshChosen(panel))
    case 'back':
      return goBack(panel)
    case 'copy':
      return copyCode(panel, item)
    case 'apply':
      return applyHeldCode(panel, item)
    case 'give-back':
      return giveBackCode(panel, item)
    case 'join':
    case 'leave':
      // Few ever need it, so it is fetched when somebody does.
      return import('./membership.js').then((membership) => membership[action](panel))
    case 'profile':
    case 'tell-profile':
    case 'remove-profile':
      return import('./profile.js').then(({ actOnProfile }) => actOnProfile(panel, action, control))
    case 'contest-enter':
    case 'contest-leave':
      return actOnContest(panel, action, control)
    case 'nickname':
    case 'nickname-save':
    case 'nickname-remove':
      return actOnNickname(panel, action, control)
    case 'friend-link':
      return getLink(panel)
    case 'friend-copy':
      return copyLink(panel)
    case 'friend-share':
      return shareLink(panel)
    case 'friend-enter':
      return enterCode(panel)
    case 'answer':
      return answerSurvey(panel, control)
    case 'decline':
      return declineSurvey(panel, control)
    case 'offer-take':
    case 'offer-dismiss':
    case 'offer-refuse':
    case 'offer-allow':
      return actOnOffer(panel, action, control)
    case 'why':
      return import('./explain.js').then(({ explain }) => explain(panel, control))
    case 'deed-link':
    case 'deed-copy':
    case 'deed-record':
    case 'deed-tell':
      return import('./deeds-act.js').then(({ actDeed }) => actDeed(panel, action, item))
    case 'ideas-open':
    case 'ideas-sort':
    case 'ideas-more':
    case 'idea-post':
    case 'idea-vote':
    case 'idea-withdraw':
      return import('./ideas.js').then(({ actOnIdeas }) => actOnIdeas(panel, action, control))
    case 'confirm-sign-in':
      return keep('confirmed', String(Date.now()))
  }
}

/** @param {Panel} panel */
function goBack(panel) {
  const main = panel.view('main')
  const chosen = /** @type {HTMLElement | null} */ (
    main.querySelector(`[data-id="${CSS.escape(panel.chosen?.id ?? '')}"] [data-action="choose"]`)
  )
  if (chosen && !chosen.hidden) chosen.focus()
  else (slot(main, 'rewards-title') ?? slot(main, 'cart-title'))?.focus()
}
