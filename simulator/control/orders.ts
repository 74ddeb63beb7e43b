// /control/orders: buying, paying, giving back, changing, calling off.
import express from 'express'
import { z } from 'zod'
import { cancelOrder } from '../commerce/cancel-order.ts'
import { editOrder } from '../commerce/edit-order.ts'
import { requireOrder } from '../commerce/find.ts'
import { placeManyOrders } from '../commerce/many.ts'
import { toMinor } from '../commerce/money.ts'
import { payOrder } from '../commerce/pay-order.ts'
import { placeOrder } from '../commerce/place-order.ts'
import { refundOrder } from '../commerce/refund-order.ts'
import type { SimulatorContext } from '../context.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'
import { orderSummary, orderView } from './summaries.ts'

const amount = z.string().regex(/^\d+(\.\d+)?$/, 'must be an amount as "5.00"')
const quantity = z.number().int()
const variantLine = z.strictObject({ variantId: idSchema, quantity })
const orderLine = z.strictObject({ lineId: idSchema, quantity })

export function orderRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  const orderOf = orderFinder(context)
  router.get(
    '/orders',
    handle((request) => [...shopOf(context, request).orders.values()].map(orderSummary)),
  )
  router.get(
    '/orders/:id',
    handle((request) => orderView(orderOf(request).order)),
  )
  router.post(
    '/orders',
    handle((request, response) => {
      const { test, lines, ...input } = readBody(request, {
        customerId: idSchema.nullish().transform((id) => id ?? null),
        lines: z.array(variantLine).min(1),
        discountCodes: z.array(z.string()).default([]),
        processedAt: z.iso.datetime({ offset: true }).optional(),
        payment: z.enum(['paid', 'pending']).optional(),
        channel: z.string().min(1).optional(),
        test: z.boolean().optional(),
      })
      const shop = shopOf(context, request)
      const order = placeOrder(context, shop, { ...input, lines, isTest: test ?? false })
      response.status(201)
      return orderView(order)
    }),
  )
  router.post(
    '/orders/many',
    handle((request) => {
      const { announce, ...input } = readBody(request, {
        count: z.number().int().min(1).max(100_000),
        days: z.number().min(0).max(3650).optional(),
        announce: z.boolean().default(false),
      })
      const shop = shopOf(context, request)
      return { orders: placeManyOrders(context, shop, { ...input, isAnnounced: announce }) }
    }),
  )
  router.use(actRoutes(context))
  return router
}

/** What a merchant does to an order that is there. */
function actRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  const orderOf = orderFinder(context)
  router.post(
    '/orders/:id/pay',
    handle((request) => {
      const { shop, order } = orderOf(request)
      return orderView(payOrder(context, shop, order))
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
        amountMinor: input.amount ? toMinor(input.amount, order.currency) : undefined,
        shippingMinor: input.shipping ? toMinor(input.shipping, order.currency) : undefined,
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

function orderFinder(context: SimulatorContext) {
  return (request: express.Request) => {
    const shop = shopOf(context, request)
    return { shop, order: requireOrder(shop, String(request.params.id)) }
  }
}
