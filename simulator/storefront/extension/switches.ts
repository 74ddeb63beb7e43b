// Which app blocks and embeds are on in a shop's theme. In the published one of a fresh world they
// are on until switched off; Shopify leaves embeds off until a merchant switches them on.
import { requireTheme } from '../../commerce/themes.ts'
import type { Shop, Theme } from '../../state/world.ts'
import type { Extension, ExtensionBlock } from './read-extensions.ts'

/** @param theme default the published one. */
export function isSwitchedOn(
  shop: Shop,
  extension: Extension,
  block: ExtensionBlock,
  theme: Theme = requireTheme(shop, 'current'),
): boolean {
  return theme.switches[switchName(extension, block)] ?? theme.isOnByDefault
}

export function switchName(extension: Extension, block: ExtensionBlock): string {
  return `${extension.name}/${block.handle}`
}

export function isEmbed(block: ExtensionBlock): boolean {
  return block.schema.target !== 'section'
}
