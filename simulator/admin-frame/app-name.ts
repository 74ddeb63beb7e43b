// What the admin calls the app: the name and the handle in its shopify.app.toml.
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import type { SimulatorContext } from '../context.ts'

export type AppName = { name: string; handle: string }

export function readAppName({ config }: SimulatorContext): AppName {
  if (!existsSync(config.appToml)) return { name: 'App', handle: 'app' }
  const { name, handle } = parse(readFileSync(config.appToml, 'utf8'))
  const written = typeof name === 'string' ? name : 'App'
  return {
    name: written,
    handle: typeof handle === 'string' ? handle : written.toLowerCase().replace(/\W+/g, '-'),
  }
}
