// /control: what a shop sells and what the app made in it.
import express from 'express'
import { z } from 'zod'
import { changeProduct, requireProduct } from '../commerce/change-product.ts'
import type { SimulatorContext } from '../context.ts'
import { handle, readBody, shopOf } from './handle.ts'
import { giftCardView, metafieldView, productView, storeCreditView } from './summaries.ts'

export function sellingRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.get(
    '/products',
    handle((request) => {
      const shop = shopOf(context, request)
      return [...shop.products.values()].map((product) => productView(shop, product))
    }),
  )
  router.post(
    '/products/:id',
    handle((request) => {
      const shop = shopOf(context, request)
      const { shop: _, ...changes } = readBody(request, {
        status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED']).optional(),
        isPublished: z.boolean().optional(),
        stock: z.number().int().min(0).nullish(),
        isOversold: z.boolean().optional(),
      })
      const product = requireProduct(shop, String(request.params.id))
      return productView(shop, changeProduct(context, product, changes))
    }),
  )
  router.get(
    '/gift-cards',
    handle((request) => [...shopOf(context, request).giftCards.values()].map(giftCardView)),
  )
  router.get(
    '/store-credit',
    handle((request) => [...shopOf(context, request).storeCredit.values()].map(storeCreditView)),
  )
  router.get(
    '/metafields',
    handle((request) => {
      const { owner } = request.query
      return [...shopOf(context, request).metafields.values()]
        .filter((metafield) => !owner || metafield.ownerId === owner)
        .map(metafieldView)
    }),
  )
  return router
}
