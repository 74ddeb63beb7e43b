// /control/themes: which theme is published, and which of the app's parts are on in each.
import express from 'express'
import { z } from 'zod'
import { publishTheme, requireTheme, switchPart } from '../commerce/themes.ts'
import type { SimulatorContext } from '../context.ts'
import { handle, readBody, shopOf } from './handle.ts'

export function themeRoutes(context: SimulatorContext): express.Router {
  const router = express.Router()
  router.get(
    '/themes',
    handle((request) => shopOf(context, request).themes),
  )
  router.post(
    '/themes/:id',
    handle((request) => {
      const shop = shopOf(context, request)
      const { publish, switches } = readBody(request, {
        publish: z.literal(true).optional(),
        switches: z.record(z.string(), z.boolean()).default({}),
      })
      const theme = requireTheme(shop, String(request.params.id))
      for (const [name, isOn] of Object.entries(switches)) switchPart(context, theme, name, isOn)
      if (publish) publishTheme(context, shop, theme)
      return shop.themes
    }),
  )
  return router
}
