import type { Toast } from '../../app-bridge/protocol.ts'
import { byId, make } from './elements.ts'
import { answer, notify } from './line.ts'

export function answerToasts(): void {
  answer<Toast>('toast', show)
  answer<{ id: string }>('hideToast', ({ id }) => hide(id, false))
}

function show(toast: Toast): void {
  const { id, message, duration, isError, action } = toast
  const close = (isAction: boolean) => () => hide(id, isAction)
  const parts = [
    make('span', {}, message),
    ...(action ? [make('button', { type: 'button', click: close(true) }, action)] : []),
    make('button', { type: 'button', 'aria-label': 'Dismiss', click: close(false) }, '×'),
  ]
  byId('toasts').append(
    make('div', { class: isError ? 'toast error' : 'toast', 'data-toast': id }, ...parts),
  )
  setTimeout(() => hide(id, false), duration)
}

function hide(id: string, isAction: boolean): void {
  const shown = document.querySelector(`[data-toast="${CSS.escape(id)}"]`)
  if (!shown) return
  shown.remove()
  notify('toastGone', { id, isAction })
}
