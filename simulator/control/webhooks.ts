// /control/webhooks: what was sent, what went wrong on purpose, and waiting until all is quiet.
import express from 'express'
import { z } from 'zod'
import { requireCustomer } from '../commerce/find.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import { chaosSchema } from '../courier/chaos.ts'
import { compliancePayload } from '../courier/payloads/shop.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'
import { deliveryView } from './summaries.ts'

const defaultSettleMs = 30_000

export function webhookRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  const { store, courier } = context

  router.get(
    '/webhooks',
    handle((request) => {
      const { topic, status, shop, body } = request.query
      return store.world.deliveries
        .filter(
          (delivery) =>
            (!topic || delivery.topic === topic) &&
            (!status || delivery.status === status) &&
            (!shop || delivery.shop === shop),
        )
        .map((delivery) => deliveryView(delivery, body === '1'))
    }),
  )
  router.get(
    '/webhooks/mode',
    handle(() => courier.chaos()),
  )
  router.post(
    '/webhooks/mode',
    handle((request) => {
      courier.setChaos(chaosSchema.parse(request.body ?? {}))
      return courier.chaos()
    }),
  )
  router.post(
    '/webhooks/settle',
    handle(async (request, response) => {
      const { timeoutMs } = readBody(request, {
        timeoutMs: z.number().int().min(1).max(600_000).default(defaultSettleMs),
      })
      const isQuiet = await courier.settle(timeoutMs)
      if (!isQuiet) response.status(504)
      return { pending: courier.pending() }
    }),
  )
  router.post(
    '/webhooks/:id/redeliver',
    handle((request) => deliveryView(courier.redeliver(String(request.params.id)), false)),
  )
  return router
}

/** The customer's own requests, which Shopify passes on. */
export function complianceRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.post(
    '/compliance',
    handle((request) => {
      const { topic, customerId } = readBody(request, {
        topic: z.enum(['customers/data_request', 'customers/redact']),
        customerId: idSchema,
      })
      const shop = shopOf(context, request)
      if (!context.appConfig().subscriptions.some((each) => each.topic === topic)) {
        throw new CommerceRefusal('not_subscribed', `shopify.app.toml does not name ${topic}`)
      }
      const payload = compliancePayload(shop, requireCustomer(shop, customerId), topic)
      context.courier.emit(shop, [{ topic, payload }])
      return { sent: topic }
    }),
  )
  return router
}
