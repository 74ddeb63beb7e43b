// Saving was tried and something typed is wrong: its field is gone to, once its problem is shown.
// What is picked or chosen and cannot be typed says `data-invalid`, or is a fieldset.

const wrong = '[aria-invalid="true"], [data-invalid]'
const typed = 'input, select, textarea, button'

export function showFirstProblem(): void {
  setTimeout(() => {
    const first = document.querySelector<HTMLElement>(wrong)
    const field = first?.matches(typed) ? first : first?.querySelector<HTMLElement>(typed)
    field?.focus()
  })
}
