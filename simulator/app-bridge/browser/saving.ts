// The contextual save bar: <ui-save-bar>, `shopify.saveBar`, and forms marked data-save-bar.
import type { BarButton, SaveBar } from '../protocol.ts'
import { describeButton } from './buttons.ts'
import { ask, onNotice, tell } from './host.ts'

class SaveBarElement extends HTMLElement {
  isShowing = false
  readonly observer = new MutationObserver(() => this.isShowing && this.describe())

  get showing(): boolean {
    return this.isShowing
  }

  get discardConfirmation(): boolean {
    const value = this.getAttribute('discardconfirmation')
    return value !== null && value !== 'false'
  }

  set discardConfirmation(confirms: boolean) {
    this.toggleAttribute('discardconfirmation', Boolean(confirms))
  }

  connectedCallback(): void {
    this.observer.observe(this, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
  }

  disconnectedCallback(): void {
    this.observer.disconnect()
    if (this.isShowing) void this.hide()
  }

  async show(): Promise<void> {
    if (this.isShowing) return
    this.isShowing = true
    this.describe()
    this.dispatchEvent(new Event('show'))
  }

  async hide(): Promise<void> {
    if (!this.isShowing) return
    this.isShowing = false
    tell('saveBar', null)
    this.dispatchEvent(new Event('hide'))
  }

  toggle(): Promise<void> {
    return this.isShowing ? this.hide() : this.show()
  }

  describe(): void {
    const buttons = [...this.querySelectorAll('button')].map(describeButton)
    const bar: SaveBar = {
      key: this.id || 'save-bar',
      save: buttons.find((button) => button.isPrimary) ?? null,
      discard: buttons.find((button) => !button.isPrimary) ?? null,
      confirmsDiscard: this.discardConfirmation,
    }
    tell('saveBar', bar)
  }
}

function requireSaveBar(id: string): SaveBarElement {
  const element = document.getElementById(id)
  if (element instanceof SaveBarElement) return element
  throw new Error(`there is no <ui-save-bar id="${id}">`)
}

export const saveBarApi = {
  show: async (id: string) => requireSaveBar(id).show(),
  hide: async (id: string) => requireSaveBar(id).hide(),
  toggle: async (id: string) => requireSaveBar(id).toggle(),
  /**
   * Resolves when nothing is unsaved or the merchant leaves all the same; staying never
   * resolves.
   */
  leaveConfirmation: async () => {
    const leaves = await ask<boolean>('leaveConfirmation')
    if (!leaves) await new Promise(() => {})
  },
}

let dirtyForm: HTMLFormElement | null = null

function formButton(key: string, label: string): BarButton {
  return {
    key,
    label,
    isPrimary: key === 'form-save',
    isBreadcrumb: false,
    isCritical: false,
    isDisabled: false,
    isLoading: false,
  }
}

function markForm(form: HTMLFormElement | null): void {
  if (dirtyForm === form) return
  dirtyForm = form
  if (!form) return tell('saveBar', null)
  const bar: SaveBar = {
    key: 'form',
    save: formButton('form-save', 'Save'),
    discard: formButton('form-discard', 'Discard'),
    confirmsDiscard: form.hasAttribute('data-discard-confirmation'),
  }
  tell('saveBar', bar)
}

function watchForms(): void {
  const onChange = (event: Event) => {
    const form = (event.target as Element | null)?.closest?.('form[data-save-bar]')
    if (form) markForm(form as HTMLFormElement)
  }
  document.addEventListener('input', onChange)
  document.addEventListener('change', onChange)
  document.addEventListener('submit', (event) => event.target === dirtyForm && markForm(null))
  document.addEventListener('reset', (event) => event.target === dirtyForm && markForm(null))
  onNotice<{ key: string }>('click', ({ key }) => {
    if (key === 'form-save') dirtyForm?.requestSubmit()
    if (key === 'form-discard') dirtyForm?.reset()
  })
}

export function defineSaveBar(): void {
  customElements.define('ui-save-bar', SaveBarElement)
  watchForms()
}
