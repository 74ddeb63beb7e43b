// Where shops are found on this machine.
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import type { Shop } from '../state/world.ts'
import type { Exchange } from './exchange.ts'

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

/** Where a shopper finds a shop: the first one at the bare address, others below their own name. */
export function storefrontAddress({ config, store }: SimulatorContext, shop: Shop): string {
  const isFirst = store.world.shops.values().next().value === shop
  const host = isFirst ? '127.0.0.1' : `${handleOf(shop)}.localhost`
  return `http://${host}:${config.storefrontPort}`
}
