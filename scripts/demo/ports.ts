// The demo's ports: each settable, each tried before anything starts.
import { createServer } from 'node:net'
import type { Ports } from '../stack.ts'

const settings = {
  app: { name: 'PORT', fallback: 4503 },
  simulator: { name: 'SIMULATOR_PORT', fallback: 4500 },
  storefront: { name: 'SIMULATOR_STOREFRONT_PORT', fallback: 4501 },
  frame: { name: 'SIMULATOR_APP_PORT', fallback: 4502 },
  database: { name: 'DATABASE_PORT', fallback: 4504 },
  tour: { name: 'TOUR_PORT', fallback: 4505 },
} as const

export type DemoPorts = Ports & { database: number; tour: number }

/** @throws Error naming the setting that is no port. */
export function readPorts(from: Record<string, string | undefined>): DemoPorts {
  const read = ([key, { name, fallback }]: [string, { name: string; fallback: number }]) => {
    const port = Number(from[name] ?? fallback)
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Error(`${name} must be a port between 1 and 65535, not "${from[name]}".`)
    }
    return [key, port]
  }
  return Object.fromEntries(Object.entries(settings).map(read)) as DemoPorts
}

/**
 * @throws Error naming the taken port and the setting that moves it. The database's is exempt: one
 * that an earlier run left behind is adopted.
 */
export async function requireFree(ports: DemoPorts): Promise<void> {
  for (const key of ['app', 'simulator', 'storefront', 'frame', 'tour'] as const) {
    if (await isFree(ports[key])) continue
    const { name } = settings[key]
    throw new Error(
      `Port ${ports[key]} (${key}) is taken by another program. Stop that, or choose another: ${name}=${ports[key] + 100} npm run demo`,
    )
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
}
