// What every part of the simulator is handed: its world, its clock, its courier and its settings.
import type { BulkDesk } from './admin-api/bulk/desk.ts'
import type { AppConfig } from './app-config.ts'
import type { Clock } from './clock.ts'
import type { SimulatorConfig } from './config.ts'
import type { Faults } from './control/faults.ts'
import type { Courier } from './courier/courier.ts'
import type { Store } from './state/store.ts'

export interface SimulatorContext {
  store: Store
  clock: Clock
  courier: Courier
  faults: Faults
  bulk: BulkDesk
  config: SimulatorConfig
  /** The newest reading of shopify.app.toml. */
  appConfig: () => AppConfig
}
