// The simulator's settings. Of the app it knows an address, the client id and secret, and two
// paths.
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)

const schema = z.object({
  SIMULATOR_PORT: port.default(4500),
  SIMULATOR_STOREFRONT_PORT: port.default(4501),
  SIMULATOR_APP_PORT: port.default(4502),
  APP_ADDRESS: z
    .url({ protocol: /^https?$/, error: "must be the app's http(s) address" })
    .default('http://127.0.0.1:3000'),
  SHOPIFY_API_KEY: z.string({ error: "is missing: the app's client id" }).min(1),
  SHOPIFY_API_SECRET: z.string({ error: "is missing: the app's client secret" }).min(1),
  SIMULATOR_DATA: z.string().optional(),
  APP_TOML: z.string().default('shopify.app.toml'),
  EXTENSIONS: z.string().default('extensions'),
  // Where whoever started the simulator offers a guided tour, if they do.
  TOUR_ADDRESS: z.url({ protocol: /^http$/, error: 'must be an http address' }).optional(),
  // Seconds between retries for what Shopify spaces in minutes (60 would be Shopify's own pace).
  SIMULATOR_RETRY_SECONDS_PER_MINUTE: z.coerce.number().positive().default(1),
})

export interface SimulatorConfig {
  controlPort: number
  storefrontPort: number
  appPort: number
  /** Where webhooks and app-proxy requests go, without a slash at the end. */
  appAddress: string
  apiKey: string
  apiSecret: string
  dataFolder?: string
  /** Paths of shopify.app.toml and of the extensions' folder. */
  appToml: string
  extensions: string
  retrySecondsPerMinute: number
  tourAddress?: string
}

/** @throws Error that names every wrong setting. */
export function readConfig(from: Record<string, string | undefined>): SimulatorConfig {
  const present = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new Error(`The simulator cannot start. Set these:\n${lines.join('\n')}`)
  }
  const env = parsed.data
  return {
    controlPort: env.SIMULATOR_PORT,
    storefrontPort: env.SIMULATOR_STOREFRONT_PORT,
    appPort: env.SIMULATOR_APP_PORT,
    appAddress: env.APP_ADDRESS.replace(/\/$/, ''),
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret: env.SHOPIFY_API_SECRET,
    dataFolder: env.SIMULATOR_DATA,
    appToml: env.APP_TOML,
    extensions: env.EXTENSIONS,
    retrySecondsPerMinute: env.SIMULATOR_RETRY_SECONDS_PER_MINUTE,
    tourAddress: env.TOUR_ADDRESS,
  }
}
