import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import type { Exchange } from '../pages/exchange.ts'
import type { Shop } from '../state/world.ts'

/** "perennial-garden" of perennial-garden.myshopify.com. */
export function handleOf(shop: Shop): string {
  return shop.domain.split('.')[0] ?? shop.domain
}

/** The shop of an address /store/:handle/…. @throws CommerceRefusal `shop_not_found`. */
export function requireShopOf(context: SimulatorContext, { params }: Exchange): Shop {
  for (const shop of context.store.world.shops.values()) {
    if (handleOf(shop) === params.handle) return shop
  }
  throw new CommerceRefusal('shop_not_found', `there is no shop "${params.handle}"`)
}
