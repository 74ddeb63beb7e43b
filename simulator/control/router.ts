// The control API: JSON over HTTP for demos and tests, described in the simulator's README.
import express from 'express'
import { z } from 'zod'
import type { SimulatorContext } from '../context.ts'
import { appRoutes } from './app.ts'
import { handle, shopOf } from './handle.ts'
import { orderRoutes } from './orders.ts'
import { shopRoutes } from './shops.ts'
import { customerView, orderSummary, productView, shopView } from './summaries.ts'
import { complianceRoutes, webhookRoutes } from './webhooks.ts'

export function controlRouter(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.use(refuseForeignPages)
  router.use(express.json({ limit: '1mb' }))
  router.use(clockRoutes(context))
  router.use(worldRoutes(context))
  router.use(shopRoutes(context))
  router.use(orderRoutes(context))
  router.use(webhookRoutes(context))
  router.use(complianceRoutes(context))
  router.use(appRoutes(context))
  router.use((request, response) => {
    const message = `there is no ${request.method} ${request.baseUrl}${request.path}`
    response.status(404).json({ error: { code: 'route_not_found', message } })
  })
  router.use(answerUnreadable)
  return router
}

const loopbackHosts = /^(127\.0\.0\.1|localhost|[a-z0-9-]+\.localhost)$/

/** A page from elsewhere, open in the developer's browser, may not reach in here. */
const refuseForeignPages: express.RequestHandler = (request, response, next) => {
  const origin = request.get('origin')
  const hosts = [request.hostname, ...(origin ? [hostOf(origin)] : [])]
  if (hosts.every((host) => loopbackHosts.test(host))) return next()
  const message = 'the control API answers pages and programs on this machine only'
  response.status(403).json({ error: { code: 'foreign_origin', message } })
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.hostname ?? origin
}

/** A body that is no JSON is the caller's mistake and is told so. */
const answerUnreadable: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (!('status' in error) || error.status >= 500) return next(error)
  response.status(error.status).json({ error: { code: 'invalid_input', message: error.message } })
}

function clockRoutes({ clock }: SimulatorContext): express.Router {
  const router = express.Router()
  const reading = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs() })
  const move = z.union([
    z.strictObject({ advance: z.string() }),
    z.strictObject({ set: z.string() }),
    z.strictObject({ reset: z.literal(true) }),
  ])
  router.get('/clock', handle(reading))
  router.post(
    '/clock',
    handle((request) => {
      const wanted = move.parse(request.body)
      if ('advance' in wanted) clock.advance(wanted.advance)
      else if ('set' in wanted) clock.set(wanted.set)
      else clock.reset()
      return reading()
    }),
  )
  return router
}

function worldRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.get(
    '/state',
    handle((request) => {
      const shop = shopOf(context, request)
      return {
        shops: [...context.store.world.shops.values()].map(shopView),
        customers: [...shop.customers.values()].map(customerView),
        products: [...shop.products.values()].map((product) => productView(shop, product)),
        orders: [...shop.orders.values()].map(orderSummary),
      }
    }),
  )
  router.post(
    '/reset',
    handle(() => {
      context.store.reset()
      context.courier.setChaos({})
      context.faults.clear()
      context.bulk.setMode({})
      context.courier.resume()
      return { reset: true }
    }),
  )
  return router
}
