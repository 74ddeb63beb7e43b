// /control/orders/:id/…: money and lines of an order that is there.
import express from 'express'
import { z } from 'zod'
import { cancelOrder } from '../commerce/cancel-order.ts'
import { editOrder } from '../commerce/edit-order.ts'
import { requireOrder } from '../commerce/find.ts'
import { toMinor } from '../commerce/money.ts'
import { payOrder } from '../commerce/pay-order.ts'
import { captureOrder, voidOrder } from '../commerce/payments/capture.ts'
import { refundOrder } from '../commerce/refund-order.ts'
import type { SimulatorContext } from '../context.ts'
import type { Order } from '../state/world.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'
import { orderView } from './summaries.ts'

export const amount = z.string().regex(/^\d+(\.\d+)?$/, 'must be an amount as "5.00"')
const quantity = z.number().int()
const variantLine = z.strictObject({ variantId: idSchema, quantity })
const orderLine = z.strictObject({ lineId: idSchema, quantity })

function minorOf(order: Order, given: string | undefined): number | undefined {
  return given ? toMinor(given, order.currency) : undefined
}

/** What a merchant does to an order that is there. */
export function orderActRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  const orderOf = orderFinder(context)
  router.post(
    '/orders/:id/pay',
    handle((request) => {
      const { shop, order } = orderOf(request)
      const input = readBody(request, { amount: amount.optional() })
      return orderView(payOrder(context, shop, order, minorOf(order, input.amount)))
    }),
  )
  router.post(
    '/orders/:id/capture',
    handle((request) => {
      const { shop, order } = orderOf(request)
      const input = readBody(request, { amount: amount.optional() })
      return orderView(captureOrder(context, shop, order, minorOf(order, input.amount)))
    }),
  )
  router.post(
    '/orders/:id/void',
    handle((request) => {
      const { shop, order } = orderOf(request)
      return orderView(voidOrder(context, shop, order))
    }),
  )
  router.post(
    '/orders/:id/refund',
    handle((request) => {
      const { shop, order } = orderOf(request)
      const input = readBody(request, {
        lines: z.array(orderLine).optional(),
        amount: amount.optional(),
        shipping: amount.optional(),
        note: z.string().optional(),
      })
      refundOrder(context, shop, order, {
        lines: input.lines ?? [],
        amountMinor: minorOf(order, input.amount),
        shippingMinor: minorOf(order, input.shipping),
        note: input.note ?? null,
      })
      return orderView(order)
    }),
  )
  router.post(
    '/orders/:id/edit',
    handle((request) => {
      const { shop, order } = orderOf(request)
      const input = readBody(request, {
        add: z.array(variantLine).optional(),
        set: z.array(orderLine).optional(),
      })
      return orderView(editOrder(context, shop, order, input))
    }),
  )
  router.post(
    '/orders/:id/cancel',
    handle((request) => {
      const { shop, order } = orderOf(request)
      const input = readBody(request, {
        refund: z.boolean().optional(),
        reason: z.enum(['customer', 'fraud', 'inventory', 'declined', 'other']).optional(),
      })
      return orderView(cancelOrder(context, shop, order, input))
    }),
  )
  return router
}

export function orderFinder(context: SimulatorContext) {
  return (request: express.Request) => {
    const shop = shopOf(context, request)
    return { shop, order: requireOrder(shop, String(request.params.id)) }
  }
}
