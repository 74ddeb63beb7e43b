// @ts-check
// Which discount codes a cart should have. Shopify replaces the whole set at once, so adding ours
// means sending every code, and a code that stopped applying must bring the earlier set back.

/** @typedef {{ code: string, applicable: boolean }} CartCode */

/** @param {string} code Shopify compares codes without regard to case. */
const fold = (code) => code.trim().toLowerCase()

/**
 * The complete set with ours at the end, each code once.
 * @param {CartCode[]} before
 * @param {string} ours
 */
export function addCode(before, ours) {
  return [...removeCode(before, ours), ours]
}

/**
 * The complete set without ours.
 * @param {CartCode[]} before
 * @param {string} ours
 */
export function removeCode(before, ours) {
  const seen = new Set([fold(ours)])
  return before
    .map(({ code }) => code)
    .filter((code) => !seen.has(fold(code)) && seen.add(fold(code)))
}

/**
 * Whether a code is in the cart and counts.
 * @param {CartCode[]} codes
 * @param {string} code
 */
export function applies(codes, code) {
  return codes.some((each) => fold(each.code) === fold(code) && each.applicable)
}

/**
 * Judges the cart after ours was added: kept only if ours applies and nothing that applied before
 * was lost.
 * @param {CartCode[]} before
 * @param {CartCode[]} after
 * @param {string} ours
 * @returns {{ isKept: true } | { isKept: false, restore: string[], displaced: string[], beside:
 *   string[] }} `beside`: what applied before, with or without ours
 */
export function judgeCodes(before, after, ours) {
  const beside = before
    .filter(({ code, applicable }) => applicable && fold(code) !== fold(ours))
    .map(({ code }) => code)
  const displaced = beside.filter((code) => !applies(after, code))
  if (applies(after, ours) && displaced.length === 0) return { isKept: true }
  return { isKept: false, restore: removeCode(before, ours), displaced, beside }
}
