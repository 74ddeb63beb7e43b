// What is pressed or typed before React has taken over the page: a slow phone shows it seconds
// before its scripts are there. It is kept, and done again once somebody listens. Links need none
// of it: the browser follows them by itself.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

interface EarlyActs {
  /** What was pressed last. */
  pressed: Element | null
  /** What each field was left with: its text, or whether it is ticked. */
  typed: Map<Field, string | boolean>
}

declare global {
  interface Window {
    /** @returns what was done so far; nothing is kept after that. */
    takeEarlyActs?: () => EarlyActs
  }
}

/** Stands in the page's head, and so runs before anything can be pressed. */
export const keepEarlyActs = `{
  const typed = new Map()
  let pressed = null
  const press = ({ target }) => {
    pressed = target.closest?.('a, input, label, select, textarea, [type=submit]') ? null : target
  }
  const type = ({ target }) => {
    const isTicked = target.type === 'checkbox' || target.type === 'radio'
    typed.set(target, isTicked ? target.checked : target.value)
  }
  document.addEventListener('click', press, true)
  document.addEventListener('input', type, true)
  window.takeEarlyActs = () => {
    document.removeEventListener('click', press, true)
    document.removeEventListener('input', type, true)
    const taken = { pressed, typed: new Map(typed) }
    pressed = null
    typed.clear()
    return taken
  }
}`

/** Called when the page listens. */
export function actAgain(): void {
  const { pressed, typed } = window.takeEarlyActs?.() ?? { pressed: null, typed: new Map() }
  for (const [field, value] of typed) {
    if (!field.isConnected) continue
    if (typeof value === 'boolean') tickAgain(field, value)
    else typeAgain(field, value)
  }
  if (pressed?.isConnected)
    pressed.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
}

function tickAgain(field: HTMLInputElement, isTicked: boolean): void {
  field.checked = !isTicked
  field.click()
}

// React compares with the value it saw last, which may be what was typed: it is shown another one
// first, and the typed one past the setter that it listens at.
function typeAgain(field: Field, value: string): void {
  if (!(field instanceof HTMLSelectElement)) field.value = field.defaultValue
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
