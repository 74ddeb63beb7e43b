// Which app blocks and embeds are on in the shop's theme. On unless switched off, so that a
// fresh world shows everything; Shopify leaves embeds off until a merchant switches them on.
import type { Shop } from '../../state/world.ts'
import type { Extension, ExtensionBlock } from './read-extensions.ts'

export function isSwitchedOn(shop: Shop, extension: Extension, block: ExtensionBlock): boolean {
  return shop.themeSwitches?.[switchName(extension, block)] ?? true
}

export function switchName(extension: Extension, block: ExtensionBlock): string {
  return `${extension.name}/${block.handle}`
}

export function isEmbed(block: ExtensionBlock): boolean {
  return block.schema.target !== 'section'
}
