// What the simulator's main port shows to people: the inspector, and the admin of every shop.
import type { NextFunction, Request, Response } from 'express'
import { adminFrameRoutes } from '../admin-frame/serve-admin-frame.ts'
import type { SimulatorContext } from '../context.ts'
import { inspectorRoutes } from '../inspector/serve-inspector.ts'
import { merchantRoutes } from '../merchant/serve-merchant.ts'
import { dispatchTo, sendFailure } from './exchange.ts'

/** An Express handler that passes on what is none of these pages. */
export function adminPages(context: SimulatorContext) {
  const dispatch = dispatchTo([
    ...inspectorRoutes(context),
    ...merchantRoutes(context),
    ...adminFrameRoutes(context),
  ])
  return (request: Request, response: Response, next: NextFunction): void => {
    dispatch(request, response)
      .then((isAnswered) => isAnswered || next())
      .catch((error: unknown) => sendFailure(response, error))
  }
}
