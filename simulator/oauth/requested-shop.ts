// The shop a request is for: the app's calls to `https://{shop}/…` arrive here with the original
// host in a header.
import type { Request } from 'express'
import type { SimulatorContext } from '../context.ts'
import type { Shop } from '../state/world.ts'

/** @throws CommerceRefusal `shop_not_found`. */
export function requestedShop({ store }: SimulatorContext, request: Request): Shop {
  return store.requireShop(request.get('X-Simulator-Host') ?? request.hostname)
}
