// The frame's own questions.
import { make } from './elements.ts'

type Question = { title: string; text: string; yes: string; no: string }

/** Asks; closing the dialog is a no. */
function confirm({ title, text, yes, no }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const close = (value: string) => () => dialog.close(value)
    const dialog: HTMLDialogElement = make(
      'dialog',
      { 'aria-label': title },
      make('h2', {}, title),
      make('div', { class: 'body' }, text),
      make(
        'div',
        { class: 'actions' },
        make('button', { type: 'button', class: 'button', click: close('') }, no),
        make('button', { type: 'button', class: 'button critical', click: close('yes') }, yes),
      ),
    )
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes')
      dialog.remove()
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

export function confirmLeaving(): Promise<boolean> {
  return confirm({
    title: 'Leave page with unsaved changes?',
    text: 'Leaving this page will delete all unsaved changes.',
    yes: 'Leave page',
    no: 'Stay',
  })
}

export function confirmDiscard(): Promise<boolean> {
  return confirm({
    title: 'Discard all unsaved changes?',
    text: 'If you discard changes, you will delete any edits you made since you last saved.',
    yes: 'Discard changes',
    no: 'Continue editing',
  })
}
