// POST /admin/api/{version}/graphql.json, for the shop in the header.
import express from 'express'
import { z } from 'zod'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import { sendFault } from '../control/send-fault.ts'
import { requestedShop } from '../oauth/requested-shop.ts'
import { findToken } from '../oauth/tokens.ts'
import type { AdminCall } from './call.ts'
import { answer } from './execute.ts'
import { nodes } from './nodes/index.ts'
import { schemaVersion } from './schema.ts'
import { createThrottle } from './throttle.ts'

const body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

const unauthorized = '[API] Invalid API key or access token (unrecognized login or wrong password)'

export function adminApiRouter(context: SimulatorContext): express.Router {
  const router = express.Router()
  const throttle = createThrottle()
  const path = '/admin/api/:version/graphql.json'
  router.post(path, express.json({ limit: '10mb' }), async (request, response, next) => {
    try {
      // Every version is answered with the one schema there is; the header says which.
      response.set('X-Shopify-API-Version', schemaVersion)
      const call = readCall(context, request)
      if (!call) return void response.status(401).json({ errors: unauthorized })
      const parsed = body.safeParse(request.body)
      if (!parsed.success) {
        const message = 'Required parameter missing or invalid: query'
        return void response.status(400).json({ errors: { query: message } })
      }
      const { body: result, fault } = await answer(call, parsed.data, throttle)
      if (fault && sendFault(fault, response)) return
      if (fault?.kind === 'lost_after') return void response.socket?.destroy()
      response.json(result)
    } catch (error) {
      if (!(error instanceof CommerceRefusal)) return next(error)
      response.status(404).json({ errors: 'Not Found' })
    }
  })
  return router
}

function readCall(context: SimulatorContext, request: express.Request): AdminCall | null {
  const shop = requestedShop(context, request)
  const accessToken = request.get('X-Shopify-Access-Token') ?? ''
  const token = findToken(context.store.world, accessToken, shop.domain)
  if (!token || !shop.installation) return null
  // A token follows what is granted now: a merchant who allows more does not sign the app in again.
  const { scopes } = shop.installation
  return { nodes, context, shop, scopes, app: context.appConfig() }
}
