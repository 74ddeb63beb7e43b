// @ts-check
// Tiers. Liquid has drawn the ladder; fresh figures say which step is held and how far the next is.
import { show, slot, write } from './slots.js'

/** @typedef {import('./api.js').Member} Member */

/** @param {HTMLElement} root @param {Member} member */
export function paintTier(root, { tier }) {
  show(root, 'tier', Boolean(tier))
  for (const step of root.querySelectorAll('[data-tier]'))
    step.toggleAttribute('data-held', step.getAttribute('data-tier') === tier?.id)
  if (!tier) return
  write(root, 'tier-name', tier.name)
  write(root, 'tier-facts', tier.facts.join(' · '))
  show(root, 'tier-next', tier.next !== null)
  const { missing = '', percent = 0 } = tier.next ?? {}
  write(root, 'tier-missing', missing)
  slot(root, 'tier-track')?.setAttribute('aria-valuenow', String(percent))
  slot(root, 'tier-bar')?.style.setProperty('inline-size', `${percent}%`)
}
