// One call of the Admin API: who asks, of which shop, with which scopes.
import type { AppConfig } from '../app-config.ts'
import type { SimulatorContext } from '../context.ts'
import type { Shop } from '../state/world.ts'

export interface AdminCall {
  context: SimulatorContext
  app: AppConfig
  shop: Shop
  scopes: string[]
}
