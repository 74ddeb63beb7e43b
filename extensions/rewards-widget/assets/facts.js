// @ts-check
// What a reward that is chosen is for, in words.

/** @typedef {import('./panel.js').Chosen} Chosen */

/** @param {string} reward @param {number} minor @param {import('./words.js').Words} words */
export const goesTo = (reward, minor, words) =>
  words.say('confirm.goes_to', { amount: words.money(minor), reward })

/** @param {Chosen} chosen @param {import('./words.js').Words} words */
export function appliesTo({ product, isForSomeProducts, purchase }, words) {
  if (product) return product.title
  const some = isForSomeProducts && words.say('rewards.some_products')
  const subscriptions = purchase === 'subscription' && words.say('rewards.subscriptions')
  return [some, subscriptions].filter(Boolean).join(', ')
}

/**
 * @param {{ order: boolean, product: boolean, shipping: boolean }} combines
 * @param {import('./words.js').Words} words
 */
export function combinesWith({ order, product, shipping }, words) {
  const kinds = [
    order && words.say('confirm.combines_orders'),
    product && words.say('confirm.combines_products'),
    shipping && words.say('confirm.combines_shipping'),
  ].filter((kind) => kind !== false)
  return kinds.length > 0 ? words.list(kinds) : words.say('confirm.combines_none')
}
