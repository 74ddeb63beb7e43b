// The stand-in for https://cdn.shopify.com/shopifycloud/app-bridge.js.
import { defineBars } from './bars.ts'
import { followClicks } from './buttons.ts'
import { patchFetch } from './fetching.ts'
import { createGlobal } from './global.ts'
import { isEmbedded, tell } from './host.ts'
import { defineModal } from './modals.ts'
import { followReload, leaveForAdmin, patchOpen } from './opening.ts'
import { followNavigation, watchLocation } from './routing.ts'
import { defineSaveBar } from './saving.ts'

// Sheets, not a <style>: React may not find an element in the head that it has not rendered.
const sheet = new CSSStyleSheet()
sheet.replaceSync('ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar { display: none }')

if (!('shopify' in window)) {
  Object.assign(window, { shopify: createGlobal() })
  document.adoptedStyleSheets.push(sheet)
  if (!isEmbedded) leaveForAdmin()
  // A new page begins without the bars of the one before.
  tell('start')
  patchFetch()
  patchOpen()
  watchLocation()
  followNavigation()
  followClicks()
  defineBars()
  defineSaveBar()
  defineModal()
  void followReload()
}
