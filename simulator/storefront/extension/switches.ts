// Which app blocks and embeds are on in a shop's theme. In the published one of a fresh world they
// are on until switched off; Shopify leaves embeds off until a merchant switches them on.
import type { Shop, Theme } from '../../state/world.ts'
import type { Extension, ExtensionBlock } from './read-extensions.ts'

/** The published theme. */
export function mainTheme({ themes }: Shop): Theme {
  const main = themes.find((theme) => theme.role === 'MAIN')
  if (!main) throw new Error('a shop always has a published theme')
  return main
}

/** @param theme default the published one. */
export function isSwitchedOn(
  shop: Shop,
  extension: Extension,
  block: ExtensionBlock,
  theme: Theme = mainTheme(shop),
): boolean {
  return theme.switches[switchName(extension, block)] ?? theme.isOnByDefault
}

export function switchName(extension: Extension, block: ExtensionBlock): string {
  return `${extension.name}/${block.handle}`
}

export function isEmbed(block: ExtensionBlock): boolean {
  return block.schema.target !== 'section'
}
