// @ts-check
// What all our parts of one page have in common: the newest answer of our server, and what this
// page has done to the cart. One asks, all show it.

/**
 * @typedef {import('./api.js').Me} Me
 * @typedef {import('./panel.js').Panel} Panel
 */

/** @type {Map<HTMLElement, Panel>} our parts on this page */
export const parts = new Map()

export const store = {
  /** @type {Me | null} the newest answer */
  me: null,
  asked: 0,
  /** @type {import('./cart.js').Cart | null} not told to the theme yet */
  changedCart: null,
  /** @type {Set<string>} codes that this page knows to be in the cart */
  codesInCart: new Set(),
}

/**
 * Kept as long as the browser's tab.
 * @param {string} key
 * @param {string} value
 */
export function keep(key, value) {
  try {
    window.sessionStorage.setItem(`perennial:${key}`, value)
  } catch {
    // Storage is blocked: the next page does without.
  }
}

/** @param {string} key */
export function kept(key) {
  try {
    return window.sessionStorage.getItem(`perennial:${key}`)
  } catch {
    return null
  }
}
