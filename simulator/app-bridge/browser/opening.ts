// Opening addresses: Shopify's own through the frame, at the top or in a new tab; a bounce page's
// reload with a fresh token; and a load outside of the admin, which is sent there.
import { ask, isEmbedded, tell } from './host.ts'
import { localAddress, settings, shopHandle } from './settings.ts'

declare const adminOrigin: string

const plainOpen = window.open.bind(window)
const topTargets = ['_top', '_parent']

/** Opens an address the way App Bridge does; true when it took it on. */
export function openAddress(href: string, target: string): boolean {
  const local = localAddress(href)
  if (target === '_blank' && local) {
    plainOpen(local, '_blank')
    return true
  }
  if (!isEmbedded || (!local && !topTargets.includes(target))) return false
  tell('open', { href: local ?? new URL(href, location.href).href })
  return true
}

export function patchOpen(): void {
  window.open = (address, target = '_blank', features) => {
    const href = String(address ?? '')
    return openAddress(href, target) ? null : plainOpen(address, target, features)
  }
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]')
    if (!link || event.defaultPrevented || event.button !== 0) return
    const href = link.getAttribute('href') ?? ''
    const target = link.getAttribute('target') ?? ''
    const isForParent = topTargets.includes(target) || localAddress(href) !== null
    if (isForParent && openAddress(href, target || '_top')) event.preventDefault()
  })
}

/** On the bounce page: back to the wanted address, with a token. */
export async function followReload(): Promise<void> {
  const wanted = new URL(location.href).searchParams.get('shopify-reload')
  if (!wanted) return
  const target = new URL(wanted, location.href)
  target.searchParams.set('id_token', await ask<string>('idToken'))
  location.replace(target.href)
}

/** An app opened without the admin around it is sent into it. */
export function leaveForAdmin(): void {
  if (isEmbedded || !settings.shop) return
  location.replace(`${adminOrigin}/store/${shopHandle}/apps/${settings.apiKey}${location.pathname}`)
}
