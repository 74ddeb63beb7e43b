// The control API: JSON over HTTP for demos and tests, described in the simulator's README.
import express from 'express'
import { z } from 'zod'
import type { SimulatorContext } from '../context.ts'
import { hostParameter, signSessionToken } from '../oauth/session-token.ts'
import { forwardToApp, proxyPrefix } from '../proxy/forward.ts'
import { faultSchema } from './faults.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'
import { orderRoutes } from './orders.ts'
import { shopRoutes } from './shops.ts'
import { customerView, orderSummary, productView, shopView } from './summaries.ts'
import { webhookRoutes } from './webhooks.ts'

export function controlRouter(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.use(express.json({ limit: '1mb' }))
  router.use(clockRoutes(context))
  router.use(worldRoutes(context))
  router.use(shopRoutes(context))
  router.use(orderRoutes(context))
  router.use(webhookRoutes(context))
  router.use(appRoutes(context))
  router.use((request, response) => {
    const message = `there is no ${request.method} ${request.baseUrl}${request.path}`
    response.status(404).json({ error: { code: 'route_not_found', message } })
  })
  router.use(answerUnreadable)
  return router
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
      context.courier.resume()
      return { reset: true }
    }),
  )
  return router
}

function appRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.post(
    '/session-token',
    handle((request) => {
      const { userId } = readBody(request, { userId: idSchema.optional() })
      const shop = shopOf(context, request)
      return {
        idToken: signSessionToken(context.config, shop, userId),
        host: hostParameter(shop),
      }
    }),
  )
  router.post(
    '/proxy',
    handle(async (request) => {
      const input = readBody(request, {
        path: z.string(),
        method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
        body: z.unknown().optional(),
        customerId: idSchema.nullish(),
        headers: z.record(z.string(), z.string()).default({}),
      })
      const shop = shopOf(context, request)
      return await passThroughProxy(context, shop.domain, input)
    }),
  )
  router.get(
    '/faults',
    handle(() => context.faults.list()),
  )
  router.post(
    '/faults',
    handle((request) => {
      context.faults.add(faultSchema.parse(request.body))
      return context.faults.list()
    }),
  )
  router.delete(
    '/faults',
    handle(() => {
      context.faults.clear()
      return []
    }),
  )
  return router
}

interface ProxyInput {
  path: string
  method: string
  body?: unknown
  customerId?: string | null
  headers: Record<string, string>
}

/** As a shopper's page would: same origin, JSON, and the path with or without the prefix. */
async function passThroughProxy(context: SimulatorContext, domain: string, input: ProxyInput) {
  const prefix = proxyPrefix(context) ?? ''
  const isText = typeof input.body === 'string'
  const hasBody = input.body !== undefined && input.body !== null
  const answer = await forwardToApp(context, context.store.requireShop(domain), {
    method: input.method,
    path: input.path.startsWith(prefix) ? input.path.slice(prefix.length) : input.path,
    headers: {
      accept: 'application/json',
      host: domain,
      ...(input.method === 'GET' ? {} : { origin: `https://${domain}` }),
      ...(hasBody && !isText ? { 'content-type': 'application/json' } : {}),
      ...input.headers,
    },
    body: hasBody ? (isText ? String(input.body) : JSON.stringify(input.body)) : null,
    customerId: input.customerId ?? null,
  })
  return { status: answer.status, headers: answer.headers, body: readAnswer(answer.body) }
}

function readAnswer(body: Buffer): unknown {
  const text = body.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
