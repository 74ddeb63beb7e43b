// What the app describes and the frame draws: sub-items of the navigation, title bar, save bar.
import type { BarButton, NavItem, SaveBar, TitleBar } from '../../app-bridge/protocol.ts'
import { confirmDiscard, confirmLeaving } from './dialogs.ts'
import { byId, make } from './elements.ts'
import { answer, notify, settings } from './line.ts'

let saveBar: SaveBar | null = null
let navItems: NavItem[] = []
let path = '/'

export function answerBars(): void {
  answer<NavItem[]>('navMenu', (items) => {
    navItems = items
    drawNav()
  })
  answer<TitleBar | null>('titleBar', drawTitleBar)
  answer<SaveBar | null>('saveBar', drawSaveBar)
  answer('leaveConfirmation', mayLeave)
  drawTitleBar(null)
}

/** Marks where the app is; a new page of the app begins without a save bar. */
export function showLocation(at: string): void {
  path = at
  drawNav()
}

export function forgetPage(): void {
  drawSaveBar(null)
  drawTitleBar(null)
}

/** True when nothing is unsaved, or the merchant leaves all the same. */
export async function mayLeave(): Promise<boolean> {
  if (!saveBar) return true
  const bar = byId('save-bar')
  bar.classList.remove('shake')
  void bar.offsetWidth
  bar.classList.add('shake')
  return confirmLeaving()
}

export function hasUnsaved(): boolean {
  return saveBar !== null
}

function drawNav(): void {
  const shown = navItems.filter((item) => !item.isHome)
  const here = path.split('?')[0]
  const current = shown
    .filter((item) => here === item.href || here?.startsWith(`${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  byId('app-nav').replaceChildren(
    ...shown.map((item) => {
      const link = make('a', { href: appAddress(item.href), click: goTo(item.href) }, item.label)
      if (item === current) link.setAttribute('aria-current', 'page')
      return make('li', {}, link)
    }),
  )
}

/** Where in the admin a path of the app is. */
export function appAddress(href: string): string {
  const app = location.pathname.split('/')[4]
  return `${settings.base}/apps/${app}${href === '/' ? '' : href}`
}

function goTo(href: string) {
  return async (event: Event) => {
    const click = event as MouseEvent
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.button !== 0) return
    event.preventDefault()
    document.body.classList.remove('menu-open')
    if (await mayLeave()) notify('navigate', { href })
  }
}

function drawButton(button: BarButton, look: string): HTMLButtonElement {
  const label = button.isLoading ? `${button.label} …` : button.label
  return make(
    'button',
    {
      type: 'button',
      class: `button ${look}`,
      disabled: button.isDisabled || button.isLoading,
      'aria-busy': String(button.isLoading),
      click: () => notify('click', { key: button.key }),
    },
    label,
  )
}

function drawTitleBar(bar: TitleBar | null): void {
  const { appName } = settings
  const crumb = bar?.buttons.find((button) => button.isBreadcrumb)
  const rest = (bar?.buttons ?? []).filter((button) => !button.isBreadcrumb)
  rest.sort((a, b) => Number(a.isPrimary) - Number(b.isPrimary))
  byId('title-bar').replaceChildren(
    make('span', { class: 'icon', 'aria-hidden': 'true' }, appName.slice(0, 1)),
    ...(crumb ? [drawButton({ ...crumb, label: `← ${crumb.label}` }, 'plain')] : []),
    make('h1', {}, bar?.title || appName),
    ...rest.map((button) => drawButton(button, lookOf(button))),
  )
}

function lookOf(button: BarButton): string {
  if (button.isCritical) return 'danger'
  return button.isPrimary ? 'primary' : ''
}

function drawSaveBar(bar: SaveBar | null): void {
  saveBar = bar
  const place = byId('save-bar')
  place.hidden = bar === null
  if (!bar) return place.replaceChildren()
  const discard = bar.discard && drawButton({ ...bar.discard, label: 'Discard' }, 'plain')
  if (discard && bar.confirmsDiscard) {
    discard.addEventListener('click', guardDiscard, { capture: true })
  }
  place.replaceChildren(
    make('p', {}, 'Unsaved changes'),
    ...(discard ? [discard] : []),
    ...(bar.save ? [drawButton({ ...bar.save, label: 'Save' }, '')] : []),
  )

  async function guardDiscard(event: Event) {
    event.stopImmediatePropagation()
    if ((await confirmDiscard()) && bar?.discard) notify('click', { key: bar.discard.key })
  }
}
