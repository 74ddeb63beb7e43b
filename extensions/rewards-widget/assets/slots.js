// @ts-check
// Places in the page that carry a name: `data-slot`.

/**
 * @param {ParentNode} scope
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export const slot = (scope, name) => scope.querySelector(`[data-slot="${name}"]`)

/**
 * Writes a text into a slot; an empty one hides it.
 * @param {ParentNode} scope
 * @param {string} name
 * @param {string} text
 */
export function write(scope, name, text) {
  const place = slot(scope, name)
  if (!place) return
  if (place.textContent?.trim() !== text) place.textContent = text
  place.hidden = text === ''
}

/** @param {ParentNode} scope @param {string} name @param {boolean} isShown */
export function show(scope, name, isShown) {
  const place = slot(scope, name)
  if (place) place.hidden = !isShown
}
