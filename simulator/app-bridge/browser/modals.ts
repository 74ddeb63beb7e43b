// <ui-modal> and `shopify.modal`. The overlay lies in the app's own page: what React portals into
// `content` keeps its events and styles. Title and buttons come from a <ui-title-bar> inside.

const modalStyle = `
  dialog { border: 0; padding: 0; border-radius: 16px; width: min(620px, calc(100vw - 32px));
    max-height: calc(100vh - 64px); box-shadow: 0 24px 64px rgb(20 30 25 / .3);
    font: 14px/1.45 system-ui, sans-serif; color: #26302b; }
  dialog[open] { display: flex; flex-direction: column; }
  dialog::backdrop { background: rgb(20 28 24 / .5); }
  dialog.small { width: min(420px, calc(100vw - 32px)); }
  dialog.large { width: min(960px, calc(100vw - 32px)); }
  dialog.max { width: 100vw; max-width: 100vw; height: 100vh; max-height: 100vh; border-radius: 0; }
  header, footer { display: flex; gap: 8px; align-items: center; padding: 12px 16px;
    background: #f4f5f2; }
  header h2 { font-size: 15px; margin: 0; flex: 1; }
  footer { justify-content: flex-end; }
  footer:empty { display: none; }
  .body { overflow: auto; flex: 1; min-height: 0; font: var(--p-font-size-325, 14px)/1.45
    var(--p-font-family-sans, system-ui), sans-serif; }
  .body iframe { border: 0; width: 100%; height: min(70vh, 720px); display: block; }
  button { font: inherit; font-weight: 550; border: 1px solid #c9cec6; border-radius: 8px;
    padding: 6px 12px; background: #fff; color: inherit; cursor: pointer; }
  button.primary { background: #1f2a24; border-color: #1f2a24; color: #fff; }
  button.critical { background: #b3261e; border-color: #b3261e; color: #fff; }
  button:disabled { opacity: .5; cursor: default; }
  button:focus-visible { outline: 2px solid #2f6f4f; outline-offset: 2px; }
  header button { border: 0; background: none; font-size: 20px; line-height: 1; padding: 4px 8px; }`

class ModalElement extends HTMLElement {
  dialog: HTMLDialogElement | null = null
  body: HTMLElement | null = null
  ownContent: HTMLElement | null = null
  // Without a slot in it, the shadow hides what the app wrote between the tags until it is shown.
  readonly root = this.attachShadow({ mode: 'open', slotAssignment: 'manual' })
  readonly observer = new MutationObserver(() => this.dialog?.open && this.draw())

  // A lazily made child: React may not find an element that it has not rendered while it hydrates.
  get content(): HTMLElement {
    if (!this.ownContent) {
      this.ownContent = document.createElement('div')
      this.append(this.ownContent)
    }
    return this.ownContent
  }

  set content(element: HTMLElement) {
    this.ownContent?.remove()
    this.ownContent = element
    this.append(element)
    if (this.dialog?.open) this.draw()
  }

  get variant(): string {
    return this.getAttribute('variant') ?? 'base'
  }

  set variant(variant: string) {
    this.setAttribute('variant', variant)
  }

  get src(): string {
    return this.getAttribute('src') ?? ''
  }

  set src(address: string) {
    this.setAttribute('src', address)
  }

  get contentWindow(): Window | null {
    return this.body?.querySelector('iframe')?.contentWindow ?? null
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
    this.dialog?.close()
  }

  async show(): Promise<void> {
    this.dialog ??= this.build()
    if (this.dialog.open) return
    this.draw()
    this.dialog.showModal()
    this.dispatchEvent(new Event('show'))
  }

  async hide(): Promise<void> {
    this.dialog?.close()
  }

  toggle(): Promise<void> {
    return this.dialog?.open ? this.hide() : this.show()
  }

  build(): HTMLDialogElement {
    const { root } = this
    root.innerHTML = `<style>${modalStyle}</style><dialog aria-labelledby="title"><header>
      <h2 id="title"></h2><button type="button" aria-label="Close">×</button></header>
      <div class="body"></div><footer></footer></dialog>`
    const dialog = root.querySelector('dialog') as HTMLDialogElement
    this.body = root.querySelector('.body') as HTMLElement
    dialog.addEventListener('close', () => this.dispatchEvent(new Event('hide')))
    root.querySelector('header button')?.addEventListener('click', () => dialog.close())
    return dialog
  }

  draw(): void {
    const { dialog, body } = this
    if (!dialog || !body) return
    dialog.className = this.variant
    const bar = [...this.children].find((child) => child.localName === 'ui-title-bar')
    const heading = dialog.querySelector('h2') as HTMLElement
    heading.textContent = bar?.getAttribute('title') ?? ''
    drawFooter(dialog.querySelector('footer') as HTMLElement, bar)
    if (this.src) {
      if (!body.querySelector('iframe')) body.append(document.createElement('iframe'))
      const frame = body.querySelector('iframe') as HTMLIFrameElement
      if (frame.getAttribute('src') !== this.src) frame.setAttribute('src', this.src)
      return
    }
    if (!body.querySelector('slot')) body.append(document.createElement('slot'))
    const shown = [...this.children].filter((child) => !child.localName.startsWith('ui-'))
    body.querySelector('slot')?.assign(...shown)
  }
}

const outlines = new WeakMap<HTMLElement, string>()

/** The title bar's buttons, the primary one last; a click is given to the app's own element. */
function drawFooter(footer: HTMLElement, bar: Element | undefined): void {
  const buttons = [...(bar?.querySelectorAll<HTMLElement>('button, a') ?? [])]
  const isPrimary = (one: HTMLElement) => one.getAttribute('variant') === 'primary'
  buttons.sort((a, b) => Number(isPrimary(a)) - Number(isPrimary(b)))
  // Typing redraws the modal; replacing a button that is being pressed would swallow the click.
  const outline = buttons.map((one) => one.outerHTML).join()
  if (outlines.get(footer) === outline && footer.children.length === buttons.length) return
  outlines.set(footer, outline)
  footer.replaceChildren(
    ...buttons.map((source) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = source.textContent
      button.disabled = source.hasAttribute('disabled') || source.hasAttribute('loading')
      if (isPrimary(source)) button.className = 'primary'
      if (source.getAttribute('tone') === 'critical') button.className = 'critical'
      button.addEventListener('click', () => source.click())
      return button
    }),
  )
}

function requireModal(id: string): ModalElement {
  const element = document.getElementById(id)
  if (element instanceof ModalElement) return element
  throw new Error(`there is no <ui-modal id="${id}">`)
}

export const modalApi = {
  show: async (id: string) => requireModal(id).show(),
  hide: async (id: string) => requireModal(id).hide(),
  toggle: async (id: string) => requireModal(id).toggle(),
}

export function defineModal(): void {
  customElements.define('ui-modal', ModalElement)
}
