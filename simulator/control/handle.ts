// How the control API's routes read their input and answer: JSON checked with zod, what cannot be
// done answered with a code, a reason and the right status.

import type express from 'express'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorContext } from '../context.ts'
import type { Shop } from '../state/world.ts'

/** Wraps a route: what it returns is the answer. `undefined`: it answered by itself. */
export function handle(
  act: (request: Request, response: Response) => unknown | Promise<unknown>,
): express.RequestHandler {
  return async (request, response, next) => {
    try {
      const answer = await act(request, response)
      if (answer !== undefined && !response.headersSent) response.json(answer)
    } catch (error) {
      if (error instanceof CommerceRefusal) {
        const status = error.code.endsWith('_not_found') ? 404 : 422
        response.status(status).json({ error: { code: error.code, message: error.message } })
      } else if (error instanceof z.ZodError) {
        const issues = error.issues.map(
          (issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`,
        )
        response.status(400).json({ error: { code: 'invalid_input', message: issues.join('; ') } })
      } else next(error)
    }
  }
}

/** The shop a call names in its body or query; the first one otherwise. */
export function shopOf({ store }: SimulatorContext, request: Request): Shop {
  const named = request.body?.shop ?? request.query.shop
  return store.requireShop(typeof named === 'string' ? named : null)
}

/** Reads a body; `shop`, which every call may carry, is allowed beside the schema's keys. */
export function readBody<Schema extends z.ZodRawShape>(request: Request, shape: Schema) {
  return z.strictObject({ ...shape, shop: z.string().optional() }).parse(request.body ?? {})
}

/** A gid or a plain decimal id. */
export const idSchema = z
  .union([z.string(), z.number().int()])
  .transform((value) => String(value).replace(/^gid:\/\/shopify\/\w+\//, ''))
  .refine((value) => /^\d+$/.test(value), 'must be an id: decimal digits, or a gid')
