// @ts-check
// A personal offer. Liquid has painted the one that stands open; here it is taken, like any reward,
// or declined.
import { isSignedOut, note, noteOutcome, wordsFor } from './notes.js'
import { chooseReward } from './redeem.js'
import { slot, write } from './slots.js'
import { parts } from './store.js'

/**
 * @typedef {import('./panel.js').Panel} Panel
 * @typedef {import('./api.js').Member} Member
 * @typedef {'offer-take' | 'offer-dismiss' | 'offer-refuse' | 'offer-allow'} OfferAction
 */

/** @param {ParentNode} root @returns {HTMLElement | null} */
const offerIn = (root) => root.querySelector('[data-offer]')

/**
 * Fresh figures may know that what was painted is taken, or was taken away.
 * @param {HTMLElement} root
 * @param {Pick<Member, 'offer' | 'wantsNoOffers'>} member
 */
export function paintOffer(root, { offer, wantsNoOffers = false }) {
  const painted = offerIn(root)
  if (painted) painted.hidden = painted.dataset.offer !== offer?.id
  root.querySelector('[data-no-offers]')?.toggleAttribute('hidden', !wantsNoOffers)
}

/**
 * @param {Panel} panel
 * @param {OfferAction} action
 * @param {HTMLElement} control
 */
export async function actOnOffer(panel, action, control) {
  const { root, words, api } = panel
  const offer = offerIn(root)
  if (action === 'offer-take') return offer && takeOffer(panel, offer)
  if (control.getAttribute('aria-disabled') === 'true') return
  const place = /** @type {HTMLElement} */ (control.closest('[data-offer], [data-no-offers]'))
  write(place, 'offer-problem', '')
  control.setAttribute('aria-disabled', 'true')
  const { offer: offerId = '', product = '' } = offer?.dataset ?? {}
  const said = action.slice('offer-'.length)
  const outcome = await api.offer(said === 'dismiss' ? { do: said, offerId } : { do: said })
  control.removeAttribute('aria-disabled')
  if (outcome.kind !== 'answer') {
    if (isSignedOut(outcome)) return noteOutcome(panel, outcome, '')
    return write(place, 'offer-problem', words.say(wordsFor(outcome, 'offers.failed')))
  }
  for (const part of parts.values()) {
    paintOffer(part.root, action === 'offer-refuse' ? { wantsNoOffers: true } : {})
  }
  if (action === 'offer-refuse') return slot(root, 'no-offers')?.focus()
  const text = action === 'offer-dismiss' ? 'offers.dismissed' : 'offers.allowed'
  note(panel, words.say(text, { product }))
  slot(root, 'rewards-title')?.focus()
  await panel.refresh()
}

/**
 * What it costs and brings is said as of any reward, before anything is spent.
 * @param {Panel} panel
 * @param {HTMLElement} offer
 */
async function takeOffer(panel, offer) {
  const { kind = '', points = '0', days = '0', variant = '', product = '' } = offer.dataset
  const pieces = /** @type {HTMLSelectElement | null} */ (slot(offer, 'offer-pieces'))
  const count = Number(pieces?.value ?? 1)
  const name = slot(offer, 'offer-label')?.textContent?.trim() ?? ''
  chooseReward(panel, {
    id: 'personal-offer',
    kind,
    label: count > 1 ? `${name} × ${panel.words.number(count)}` : name,
    points: Number(points),
    validDays: Number(days),
    product: { variantId: variant, title: product },
    offer: { offerId: offer.dataset.offer ?? '', pieces: count },
  })
}
