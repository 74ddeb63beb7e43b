// /control/orders: buying, paying, giving back, changing, calling off.
import express from 'express'
import { z } from 'zod'
import { placeManyOrders } from '../commerce/many.ts'
import { toMinor } from '../commerce/money.ts'
import { placeOrder } from '../commerce/place-order.ts'
import type { SimulatorContext } from '../context.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'
import { amount, orderActRoutes, orderFinder } from './order-acts.ts'
import { orderAfterRoutes } from './order-after.ts'
import { orderSummary, orderView } from './summaries.ts'

const orderLine = z.strictObject({
  variantId: idSchema,
  quantity: z.number().int(),
  sellingPlanId: idSchema.optional(),
})

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
      const { test, tip, duties, ...input } = readBody(request, {
        customerId: idSchema.nullish().transform((id) => id ?? null),
        lines: z.array(orderLine).min(1),
        discountCodes: z.array(z.string()).default([]),
        processedAt: z.iso.datetime({ offset: true }).optional(),
        giftCardCodes: z.array(z.string()).optional(),
        usesStoreCredit: z.boolean().optional(),
        payment: z.enum(['paid', 'pending', 'authorized']).optional(),
        channel: z.string().min(1).optional(),
        country: z.string().length(2).optional(),
        tip: amount.optional(),
        duties: amount.optional(),
        company: z.string().min(1).optional(),
        attributes: z.record(z.string(), z.string()).optional(),
        test: z.boolean().optional(),
      })
      const shop = shopOf(context, request)
      const tipMinor = tip ? toMinor(tip, shop.currency) : 0
      const dutiesMinor = duties ? toMinor(duties, shop.currency) : 0
      const isTest = test ?? false
      const order = placeOrder(context, shop, { ...input, tipMinor, dutiesMinor, isTest })
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
  router.use(orderActRoutes(context))
  router.use(orderAfterRoutes(context))
  return router
}
