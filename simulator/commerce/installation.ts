// The app comes and goes: installed, uninstalled, and 48 hours later the request to forget the
// shop.
import { randomUUID } from 'node:crypto'
import { toStamp } from '../clock.ts'
import type { SimulatorContext } from '../context.ts'
import { shopPayload } from '../courier/payloads/shop.ts'
import { revokeTokens } from '../oauth/tokens.ts'
import type { Shop } from '../state/world.ts'
import { takeId } from './find.ts'
import { CommerceRefusal } from './refusal.ts'

const redactAfterMs = 48 * 3600 * 1000

/** Grants what shopify.app.toml asks for. Again: the scopes as they are now (app/scopes_update). */
export function installApp(context: SimulatorContext, shop: Shop): void {
  const { scopes } = context.appConfig()
  const { world } = context.store
  const previous = shop.installation?.scopes
  const now = context.clock.stamp()
  if (shop.installation) shop.installation.scopes = scopes
  else shop.installation = { id: takeId(shop), scopes, installedAt: now }
  // A shop that comes back within the 48 hours is not to be forgotten.
  world.scheduled = world.scheduled.filter((event) => event.shop !== shop.domain)
  context.store.touch()
  if (!previous || previous.join() === scopes.join()) return
  const payload = {
    id: 1,
    shop_id: `gid://shopify/Shop/${shop.id}`,
    previous,
    current: scopes,
    updated_at: now,
  }
  context.courier.emit(shop, [{ topic: 'app/scopes_update', payload }])
}

/** @throws CommerceRefusal `app_not_installed`. */
export function uninstallApp(context: SimulatorContext, shop: Shop): void {
  const { installation } = shop
  if (!installation) {
    throw new CommerceRefusal('app_not_installed', `the app is not installed on ${shop.domain}`)
  }
  const { world } = context.store
  context.courier.emit(shop, [{ topic: 'app/uninstalled', payload: shopPayload(shop) }])
  revokeTokens(world, shop)
  const owner = `gid://shopify/AppInstallation/${installation.id}`
  for (const [key, metafield] of [...shop.metafields]) {
    if (metafield.ownerId === owner) shop.metafields.delete(key)
  }
  shop.installation = null
  const at = toStamp(new Date(context.clock.now().getTime() + redactAfterMs))
  world.scheduled.push({ id: randomUUID(), at, kind: 'shop_redact', shop: shop.domain })
  context.store.touch()
}

export interface ShopChanges {
  name?: string
  currency?: string
  timeZone?: string
}

/** Changes what the app may know of a shop and tells it (shop/update). */
export function updateShop(context: SimulatorContext, shop: Shop, changes: ShopChanges): void {
  Object.assign(shop, changes, { updatedAt: context.clock.stamp() })
  context.store.touch()
  context.courier.emit(shop, [{ topic: 'shop/update', payload: shopPayload(shop) }])
}
