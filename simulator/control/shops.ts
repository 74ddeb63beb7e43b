// /control/shops, /control/customers and what belongs to a shop.

import express from 'express'
import { IANAZone } from 'luxon'
import { z } from 'zod'
import {
  grantScopes,
  installApp,
  revokeScopes,
  uninstallApp,
  updateShop,
} from '../commerce/installation.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import { addShop } from '../state/seed.ts'
import { customerRoutes } from './customers.ts'
import { discountRoutes } from './discounts.ts'
import { handle, readBody } from './handle.ts'
import { sellingRoutes } from './selling.ts'
import { shopView } from './summaries.ts'
import { themeRoutes } from './themes.ts'

const currency = z.string().refine((code) => {
  return Intl.supportedValuesOf('currency').includes(code)
}, 'must be an ISO 4217 code')
const timeZone = z.string().refine(IANAZone.isValidZone, 'must be an IANA time zone')
const domain = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, 'must be <handle>.myshopify.com')

export function shopRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.post(
    '/shops',
    handle((request, response) => {
      const seed = readBody(request, {
        domain,
        name: z.string().min(1),
        currency: currency.default('USD'),
        timeZone: timeZone.default('America/New_York'),
        country: z.string().length(2).optional(),
        taxesIncluded: z.boolean().optional(),
        taxRateBps: z.number().int().min(0).max(10_000).optional(),
        shippingMinor: z.number().int().min(0).optional(),
        largeIds: z.boolean().optional(),
      })
      const { world } = context.store
      if (world.shops.has(seed.domain)) {
        throw new CommerceRefusal('shop_exists', `${seed.domain} is there already`)
      }
      const shop = addShop(world, seed, context.clock.now())
      context.store.touch()
      response.status(201)
      return shopView(shop)
    }),
  )
  router.use(installationRoutes(context))
  router.use(customerRoutes(context))
  router.use(sellingRoutes(context))
  router.use(discountRoutes(context))
  router.use(themeRoutes(context))
  return router
}

function installationRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  const named = (request: express.Request) =>
    context.store.requireShop(String(request.params.domain))
  router.post(
    '/shops/:domain/install',
    handle((request) => {
      installApp(context, named(request))
      return shopView(named(request))
    }),
  )
  router.post(
    '/shops/:domain/uninstall',
    handle((request) => {
      uninstallApp(context, named(request))
      return shopView(named(request))
    }),
  )
  router.post(
    '/shops/:domain/scopes',
    handle((request) => {
      const shape = {
        grant: z.array(z.string()).default([]),
        revoke: z.array(z.string()).default([]),
      }
      const { grant, revoke } = readBody(request, shape)
      const shop = named(request)
      if (grant.length > 0) grantScopes(context, shop, grant)
      if (revoke.length > 0) revokeScopes(context, shop, revoke)
      return shopView(shop)
    }),
  )
  router.post(
    '/shops/:domain',
    handle((request) => {
      const changes = readBody(request, {
        name: z.string().min(1).optional(),
        currency: currency.optional(),
        timeZone: timeZone.optional(),
        customerAccounts: z.enum(['new', 'legacy']).optional(),
        isDevelopment: z.boolean().optional(),
        isPlus: z.boolean().optional(),
        locales: z.array(z.string().min(2)).min(1).optional(),
        rates: z.record(z.string().length(3), z.number().positive()).optional(),
        proxyNames: z.enum(['everybody', 'confirmed', 'nobody']).optional(),
      })
      updateShop(context, named(request), changes)
      return shopView(named(request))
    }),
  )
  return router
}
