// /control/orders/:id/…: what comes after the money: parcels, disputes, renewals, putting away.
import express from 'express'
import { z } from 'zod'
import { closeOrder, deleteOrder, reopenOrder } from '../commerce/after/close-order.ts'
import { decideDispute, openDispute } from '../commerce/after/dispute-order.ts'
import { callBackFulfillment, fulfillOrder } from '../commerce/fulfillments/fulfill-order.ts'
import { renewOrder } from '../commerce/subscriptions/renew.ts'
import type { SimulatorContext } from '../context.ts'
import type { Order, Shop } from '../state/world.ts'
import { handle, idSchema, readBody } from './handle.ts'
import { orderFinder } from './order-acts.ts'
import { orderView } from './summaries.ts'

type Act = (context: SimulatorContext, shop: Shop, order: Order) => Order

/** Acts that need to know nothing but the order. */
const plainActs: Record<string, Act> = {
  unfulfill: callBackFulfillment,
  close: closeOrder,
  reopen: reopenOrder,
}

export function orderAfterRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  const orderOf = orderFinder(context)
  for (const [name, act] of Object.entries(plainActs)) {
    router.post(
      `/orders/:id/${name}`,
      handle((request) => {
        const { shop, order } = orderOf(request)
        return orderView(act(context, shop, order))
      }),
    )
  }
  router.post(
    '/orders/:id/fulfill',
    handle((request) => {
      const { shop, order } = orderOf(request)
      const line = z.strictObject({ lineId: idSchema, quantity: z.number().int() })
      const { lines } = readBody(request, { lines: z.array(line).min(1).optional() })
      return orderView(fulfillOrder(context, shop, order, lines))
    }),
  )
  router.post(
    '/orders/:id/dispute',
    handle((request) => {
      const { shop, order } = orderOf(request)
      const { kind, decide } = readBody(request, {
        kind: z.enum(['chargeback', 'inquiry']).optional(),
        decide: z.enum(['won', 'lost']).optional(),
      })
      if (decide) decideDispute(context, shop, order, decide)
      else openDispute(context, shop, order, kind)
      return orderView(order)
    }),
  )
  router.post(
    '/orders/:id/renew',
    handle((request, response) => {
      const { shop, order } = orderOf(request)
      const input = readBody(request, {
        processedAt: z.iso.datetime({ offset: true }).optional(),
      })
      response.status(201)
      return orderView(renewOrder(context, shop, order, input))
    }),
  )
  router.delete(
    '/orders/:id',
    handle((request) => {
      const { shop, order } = orderOf(request)
      deleteOrder(context, shop, order)
      return { deleted: order.id }
    }),
  )
  return router
}
