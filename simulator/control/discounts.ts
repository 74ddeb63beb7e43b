// /control: code discounts, and what a merchant does to them by hand.
import express from 'express'
import { z } from 'zod'
import { changeDiscount, removeDiscount, requireDiscount } from '../commerce/change-discount.ts'
import type { SimulatorContext } from '../context.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'
import { discountView } from './summaries.ts'

export function discountRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.get(
    '/discounts',
    handle((request) => {
      const shop = shopOf(context, request)
      const now = context.clock.now()
      return [...shop.discounts.values()].map((discount) => discountView(shop, discount, now))
    }),
  )
  router.post(
    '/discounts/:id',
    handle((request) => {
      const shop = shopOf(context, request)
      const {
        shop: _,
        customerIds,
        ...plain
      } = readBody(request, {
        amountMinor: z.number().int().min(1).optional(),
        bps: z.number().int().min(1).max(10_000).optional(),
        endsAt: z.iso.datetime().nullish(),
        usageLimit: z.number().int().min(1).nullish(),
        customerIds: z.array(idSchema).nullish(),
        isActive: z.boolean().optional(),
      })
      const discount = requireDiscount(shop, idSchema.parse(request.params.id))
      const changes = { ...plain, ...(customerIds === undefined ? {} : { customerIds }) }
      changeDiscount(context, shop, { discount, changes })
      return discountView(shop, discount, context.clock.now())
    }),
  )
  router.delete(
    '/discounts/:id',
    handle((request) => {
      const shop = shopOf(context, request)
      removeDiscount(context, shop, requireDiscount(shop, idSchema.parse(request.params.id)))
      return {}
    }),
  )
  return router
}
