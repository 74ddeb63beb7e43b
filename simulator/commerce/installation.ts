// The app comes and goes: installed, uninstalled, and 48 hours later the request to forget the
// shop.
import { randomUUID } from 'node:crypto'
import { toStamp } from '../clock.ts'
import type { SimulatorContext } from '../context.ts'
import { shopPayload } from '../courier/payloads/shop.ts'
import { revokeTokens } from '../oauth/tokens.ts'
import type { Installation, Shop } from '../state/world.ts'
import { takeId } from './find.ts'
import { dropMetafield, listMetafields } from './metafields.ts'
import { CommerceRefusal } from './refusal.ts'

const redactAfterMs = 48 * 3600 * 1000

/**
 * Grants what shopify.app.toml asks for; optional scopes that were granted stay while they are
 * listed. Again: the scopes as they are now (app/scopes_update).
 */
export function installApp(context: SimulatorContext, shop: Shop): void {
  const { scopes, optionalScopes } = context.appConfig()
  const { world } = context.store
  const present = shop.installation
  const kept = (present?.scopes ?? []).filter((scope) => optionalScopes.includes(scope))
  const next = [...new Set([...scopes, ...kept])]
  // A shop that comes back within the 48 hours is not to be forgotten.
  world.scheduled = world.scheduled.filter((event) => event.shop !== shop.domain)
  context.store.touch()
  if (present) changeScopes(context, shop, present, next)
  else {
    const installedAt = context.clock.stamp()
    shop.installation = { id: takeId(shop), scopes: next, installedAt }
  }
}

/** What the merchant allows besides. @throws CommerceRefusal for one that is not optional. */
export function grantScopes(context: SimulatorContext, shop: Shop, wanted: string[]): string[] {
  const installation = requireInstallation(shop)
  const { optionalScopes, scopes } = context.appConfig()
  const known = [...optionalScopes, ...scopes]
  const unknown = wanted.find((scope) => !known.includes(scope))
  if (unknown) {
    const message = `${unknown} is not among the optional scopes of shopify.app.toml`
    throw new CommerceRefusal('scope_not_listed', message)
  }
  const next = [...new Set([...installation.scopes, ...wanted])]
  changeScopes(context, shop, installation, next)
  return next
}

/** Gives optional scopes up. @throws CommerceRefusal for one that is required. */
export function revokeScopes(context: SimulatorContext, shop: Shop, given: string[]): string[] {
  const installation = requireInstallation(shop)
  const required = given.find((scope) => context.appConfig().scopes.includes(scope))
  if (required) throw new CommerceRefusal('scope_required', `${required} is required`)
  const next = installation.scopes.filter((scope) => !given.includes(scope))
  changeScopes(context, shop, installation, next)
  return next
}

function changeScopes(
  context: SimulatorContext,
  shop: Shop,
  installation: Installation,
  current: string[],
): void {
  const previous = installation.scopes
  if (previous.join() === current.join()) return
  installation.scopes = current
  context.store.touch()
  const payload = {
    id: 1,
    shop_id: `gid://shopify/Shop/${shop.id}`,
    previous,
    current,
    updated_at: context.clock.stamp(),
  }
  context.courier.emit(shop, [{ topic: 'app/scopes_update', payload }])
}

function requireInstallation({ installation, domain }: Shop): Installation {
  if (installation) return installation
  throw new CommerceRefusal('app_not_installed', `the app is not installed on ${domain}`)
}

/** @throws CommerceRefusal `app_not_installed`. */
export function uninstallApp(context: SimulatorContext, shop: Shop): void {
  const installation = requireInstallation(shop)
  const { world } = context.store
  context.courier.emit(shop, [{ topic: 'app/uninstalled', payload: shopPayload(shop) }])
  revokeTokens(world, shop)
  const owner = `gid://shopify/AppInstallation/${installation.id}`
  for (const metafield of listMetafields(shop, owner)) dropMetafield(shop, metafield)
  shop.installation = null
  const at = toStamp(new Date(context.clock.now().getTime() + redactAfterMs))
  world.scheduled.push({ id: randomUUID(), at, kind: 'shop_redact', shop: shop.domain })
  context.store.touch()
}

export interface ShopChanges {
  name?: string
  currency?: string
  timeZone?: string
  customerAccounts?: Shop['customerAccounts']
  isDevelopment?: boolean
  isPlus?: boolean
  locales?: string[]
  /** Units of each currency for one of the shop's. */
  rates?: Record<string, number>
  proxyNames?: Shop['proxyNames']
}

/** Changes what the app may know of a shop and tells it (shop/update). */
export function updateShop(context: SimulatorContext, shop: Shop, changes: ShopChanges): void {
  const { isDevelopment, isPlus, rates, ...plain } = changes
  const given = Object.entries(plain).filter(([, value]) => value !== undefined)
  Object.assign(shop, Object.fromEntries(given), { updatedAt: context.clock.stamp() })
  shop.plan.isDevelopment = isDevelopment ?? shop.plan.isDevelopment
  shop.plan.isPlus = isPlus ?? shop.plan.isPlus
  const [own] = shop.markets
  if (own && changes.currency) own.currency = changes.currency
  for (const market of shop.markets) market.rate = rates?.[market.currency] ?? market.rate
  context.store.touch()
  context.courier.emit(shop, [{ topic: 'shop/update', payload: shopPayload(shop) }])
}
