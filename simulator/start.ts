// Puts the simulator together and starts its three servers. Tests start it in their own process,
// with ports of 0 for any that are free.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createBulkDesk } from './admin-api/bulk/desk.ts'
import { resumeBulk } from './admin-api/bulk/resume-bulk.ts'
import { bulkResultsRouter } from './admin-api/bulk/serve-results.ts'
import { adminApiRouter } from './admin-api/router.ts'
import { loadAdminSchema } from './admin-api/schema.ts'
import { createAppGateway } from './admin-frame/app-gateway.ts'
import { watchAppConfig } from './app-config.ts'
import { createClock } from './clock.ts'
import { installApp } from './commerce/installation.ts'
import type { SimulatorConfig } from './config.ts'
import type { SimulatorContext } from './context.ts'
import { createFaults } from './control/faults.ts'
import { controlRouter } from './control/router.ts'
import { startSchedule } from './control/schedule.ts'
import { createCourier } from './courier/courier.ts'
import { oauthRouter } from './oauth/router.ts'
import { adminPages } from './pages/serve-admin-pages.ts'
import { seedWorld } from './state/seed.ts'
import { openStore } from './state/store.ts'
import { serveStorefront } from './storefront/serve-storefront.ts'

export interface RunningSimulator {
  context: SimulatorContext
  /** Addresses without a slash at the end. */
  control: string
  storefront: string
  app: string
  /** Ends what is under way, writes the last snapshot, closes the servers. */
  stop(): Promise<void>
}

/** @throws Error that names a port which is taken. */
export async function startSimulator(given: SimulatorConfig): Promise<RunningSimulator> {
  const config = { ...given }
  const context = createContext(config)
  loadAdminSchema()
  const servers: Server[] = []
  const listen = async (server: Server, port: number, setting: string) => {
    servers.push(server)
    return await listenOn(server, port, setting)
  }
  const stopSchedule = startSchedule(context)
  const stop = async () => {
    stopSchedule()
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
    context.bulk.close()
    await context.courier.close()
    context.store.close()
  }
  try {
    const admin = createServer(adminApp(context))
    config.controlPort = await listen(admin, config.controlPort, 'SIMULATOR_PORT')
    const storefront = createServer(serveStorefront(context))
    const { storefrontPort } = config
    config.storefrontPort = await listen(storefront, storefrontPort, 'SIMULATOR_STOREFRONT_PORT')
    const gateway = createAppGateway(context)
    config.appPort = await listen(gateway, config.appPort, 'SIMULATOR_APP_PORT')
  } catch (error) {
    await stop()
    throw error
  }
  followScopes(context)
  context.courier.resume()
  resumeBulk(context)
  return {
    context,
    control: `http://127.0.0.1:${config.controlPort}`,
    storefront: `http://127.0.0.1:${config.storefrontPort}`,
    app: `http://127.0.0.1:${config.appPort}`,
    stop,
  }
}

function createContext(config: SimulatorConfig): SimulatorContext {
  const appConfig = watchAppConfig(config.appToml)
  const fresh = () => seedWorld(appConfig().scopes)
  const store = openStore({ folder: config.dataFolder, fresh })
  const clock = createClock(store)
  const courier = createCourier({ store, clock, config, appConfig })
  const bulk = createBulkDesk(config)
  return { store, clock, courier, bulk, faults: createFaults(), config, appConfig }
}

/** Shops of an earlier run get the scopes that shopify.app.toml asks for by now. */
function followScopes(context: SimulatorContext): void {
  for (const shop of context.store.world.shops.values()) {
    if (shop.installation) installApp(context, shop)
  }
}

function adminApp(context: SimulatorContext): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(adminApiRouter(context))
  app.use(bulkResultsRouter(context))
  app.use(oauthRouter(context))
  app.use('/control', controlRouter(context))
  app.use(adminPages(context))
  return app
}

function listenOn(server: Server, port: number, setting: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(isTaken ? new Error(`Port ${port} is taken; set ${setting} to another.`) : error)
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
