// <ui-nav-menu> / <s-app-nav> and <ui-title-bar>: invisible in the app, drawn by the frame.
import type { NavItem, TitleBar } from '../protocol.ts'
import { describeButton } from './buttons.ts'
import { tell } from './host.ts'

/** An element whose light children describe something that the frame draws. */
abstract class DescribedElement extends HTMLElement {
  readonly observer = new MutationObserver(() => this.describe())

  connectedCallback(): void {
    this.observer.observe(this, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['href', 'rel', 'title', 'variant', 'tone', 'disabled', 'loading', 'label'],
    })
    queueMicrotask(() => this.describe())
  }

  disconnectedCallback(): void {
    this.observer.disconnect()
    queueMicrotask(() => this.withdraw())
  }

  abstract describe(): void
  abstract withdraw(): void
}

class NavMenuElement extends DescribedElement {
  describe(): void {
    const items: NavItem[] = [...this.querySelectorAll('a[href], s-link[href]')].map((link) => ({
      label: (link.textContent ?? '').trim(),
      href: link.getAttribute('href') ?? '',
      isHome: link.getAttribute('rel') === 'home',
    }))
    tell('navMenu', items)
  }

  withdraw(): void {
    tell('navMenu', [])
  }
}

class AppNavElement extends NavMenuElement {}

class TitleBarElement extends DescribedElement {
  describe(): void {
    if (!this.isConnected || this.closest('ui-modal')) return
    const titleBar: TitleBar = {
      title: this.getAttribute('title'),
      buttons: [...this.querySelectorAll<HTMLElement>('button, a')].map(describeButton),
    }
    tell('titleBar', titleBar)
  }

  withdraw(): void {
    const next = document.querySelector('ui-title-bar')
    if (next instanceof TitleBarElement) next.describe()
    else tell('titleBar', null)
  }
}

export function defineBars(): void {
  customElements.define('ui-nav-menu', NavMenuElement)
  customElements.define('s-app-nav', AppNavElement)
  customElements.define('ui-title-bar', TitleBarElement)
}
