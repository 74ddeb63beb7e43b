// Operations that a stop broke off begin anew after the next start.
import type { SimulatorContext } from '../../context.ts'
import { runBulk } from './run-bulk.ts'

export function resumeBulk(context: SimulatorContext): void {
  for (const shop of context.store.world.shops.values()) {
    for (const operation of shop.bulkOperations) {
      if (operation.completedAt !== null) continue
      Object.assign(operation, { objectCount: 0, rootObjectCount: 0, fileSize: null })
      void runBulk({ context, shop, operation })
    }
  }
}
