// /control: the app's side: session tokens, the app proxy, faults of the Admin API.
import express from 'express'
import { z } from 'zod'
import type { SimulatorContext } from '../context.ts'
import { hostParameter, signSessionToken } from '../oauth/session-token.ts'
import { forwardToApp, proxyPrefix } from '../proxy/forward.ts'
import { faultSchema } from './faults.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'

export function appRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.use(faultRoutes(context))
  router.use(bulkRoutes(context))
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
  return router
}

/** Bulk operations held up, or broken off. */
function bulkRoutes({ bulk }: SimulatorContext): express.Router {
  const router = express.Router()
  router.get(
    '/bulk',
    handle(() => bulk.mode()),
  )
  router.post(
    '/bulk',
    handle((request) => {
      const { hold, fail } = readBody(request, {
        hold: z.boolean().optional(),
        fail: z.enum(['INTERNAL_SERVER_ERROR', 'TIMEOUT']).optional(),
      })
      bulk.setMode({ hold, fail })
      return bulk.mode()
    }),
  )
  return router
}

/** What goes wrong on purpose. */
function faultRoutes({ faults }: SimulatorContext): express.Router {
  const router = express.Router()
  router.get(
    '/faults',
    handle(() => faults.list()),
  )
  router.post(
    '/faults',
    handle((request) => {
      faults.add(faultSchema.parse(request.body))
      return faults.list()
    }),
  )
  router.delete(
    '/faults',
    handle(() => {
      faults.clear()
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
