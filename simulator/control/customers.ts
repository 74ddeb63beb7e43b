// /control/customers: who buys at a shop.
import express from 'express'
import { z } from 'zod'
import { mergeCustomers } from '../commerce/after/merge-customers.ts'
import { createCustomer, deleteCustomer, updateCustomer } from '../commerce/customers.ts'
import { requireCustomer } from '../commerce/find.ts'
import { addManyCustomers } from '../commerce/many.ts'
import type { SimulatorContext } from '../context.ts'
import { handle, idSchema, readBody, shopOf } from './handle.ts'
import { customerView } from './summaries.ts'

const customerShape = {
  firstName: z.string(),
  lastName: z.string(),
  email: z.email(),
  phone: z.string().nullish(),
  locale: z.string().min(2).optional(),
  tags: z.array(z.string()).optional(),
  address: z
    .strictObject({
      address1: z.string(),
      city: z.string(),
      zip: z.string(),
      countryCode: z.string().length(2),
    })
    .optional(),
}

export function customerRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  const customerOf = (request: express.Request) => {
    const shop = shopOf(context, request)
    return { shop, customer: requireCustomer(shop, String(request.params.id)) }
  }
  router.get(
    '/customers',
    handle((request) => [...shopOf(context, request).customers.values()].map(customerView)),
  )
  router.post(
    '/customers',
    handle((request, response) => {
      const { shop: _, ...input } = readBody(request, customerShape)
      const customer = createCustomer(context, shopOf(context, request), input)
      response.status(201)
      return customerView(customer)
    }),
  )
  router.post(
    '/customers/many',
    handle((request) => {
      const { shop: _, ...input } = readBody(request, {
        count: z.number().int().min(1).max(200_000),
        days: z.number().min(0).max(3650).optional(),
        tags: z.array(z.string()).optional(),
      })
      return { customers: addManyCustomers(context, shopOf(context, request), input) }
    }),
  )
  router.post(
    '/customers/:id',
    handle((request) => {
      const { shop, customer } = customerOf(request)
      const partial = z.object(customerShape).partial().shape
      const { shop: _, ...changes } = readBody(request, partial)
      return customerView(updateCustomer(context, shop, customer, changes))
    }),
  )
  router.post(
    '/customers/:id/merge',
    handle((request) => {
      const { shop, customer } = customerOf(request)
      const { into } = readBody(request, { into: idSchema })
      return customerView(mergeCustomers(context, shop, requireCustomer(shop, into), customer))
    }),
  )
  router.delete(
    '/customers/:id',
    handle((request) => {
      const { shop, customer } = customerOf(request)
      deleteCustomer(context, shop, customer)
      return { deleted: customer.id }
    }),
  )
  return router
}
