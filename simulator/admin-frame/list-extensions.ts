// What `shopify.app.extensions()` answers: the app's theme blocks and embeds, and whether they
// are on.
import { requireTheme } from '../commerce/themes.ts'
import type { SimulatorContext } from '../context.ts'
import type { Shop } from '../state/world.ts'
import { readExtensions } from '../storefront/extension/read-extensions.ts'
import { isEmbed, isSwitchedOn } from '../storefront/extension/switches.ts'

export function listExtensions(context: SimulatorContext, shop: Shop): unknown[] {
  const themeId = `gid://shopify/OnlineStoreTheme/${requireTheme(shop, 'current').id}`
  return readExtensions(context.config.extensions).map((extension) => ({
    handle: extension.name,
    type: 'theme_app_extension',
    activations: extension.blocks.map((block) => {
      const isOn = isSwitchedOn(shop, extension, block)
      return {
        handle: block.handle,
        name: block.schema.name,
        target: block.schema.target,
        status: isOn ? 'active' : 'available',
        activations: isOn
          ? [{ target: isEmbed(block) ? 'theme' : 'template--product', themeId }]
          : [],
      }
    }),
  }))
}
