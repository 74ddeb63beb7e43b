// Keeps the frame's address and the app's in step: the app tells where it is, the frame asks the
// app's router to go somewhere.
import { onNotice, tell } from './host.ts'

// What the admin adds to the first address of the app is no part of where the app is.
const ownParameters = [
  'embedded',
  'shop',
  'host',
  'id_token',
  'locale',
  'hmac',
  'session',
  'timestamp',
]

function here(): string {
  const address = new URL(location.href)
  for (const name of ownParameters) address.searchParams.delete(name)
  return `${address.pathname}${address.search}${address.hash}`
}

function tellLocation(): void {
  if (location.pathname !== '/auth/session-token') {
    tell('location', { path: here(), title: document.title })
  }
}

export function watchLocation(): void {
  for (const verb of ['pushState', 'replaceState'] as const) {
    const plain = history[verb].bind(history)
    history[verb] = (...arguments_: Parameters<History['pushState']>) => {
      plain(...arguments_)
      tellLocation()
    }
  }
  window.addEventListener('popstate', tellLocation)
  document.addEventListener('DOMContentLoaded', () => {
    tellLocation()
    new MutationObserver(tellLocation).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
}

/** The app's router hears `shopify:navigate` on an element that carries the href. */
export function followNavigation(): void {
  onNotice<{ href: string }>('navigate', ({ href }) => {
    const known = [...document.querySelectorAll('ui-nav-menu a, s-app-nav a, s-app-nav s-link')]
    const target = known.find((one) => one.getAttribute('href') === href) ?? anchorFor(href)
    target.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true, cancelable: true }))
  })
}

function anchorFor(href: string): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = href
  anchor.hidden = true
  document.body.append(anchor)
  queueMicrotask(() => anchor.remove())
  return anchor
}
