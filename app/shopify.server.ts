// Shopify's SDK, configured once. Signing in is token exchange with offline tokens that expire; the
// session storage refreshes them (app/shopify/session), so every path of the SDK finds a fresh one.
import '@shopify/shopify-app-remix/adapters/node'
import { AppDistribution, LogSeverity, shopifyApp } from '@shopify/shopify-app-remix/server'
import { env } from './env.server.ts'
import { log } from './log.server.ts'
import { adminApiVersion } from './shopify/api-version.ts'
import { sessionStorage } from './shopify/session/session-storage.server.ts'
import { installSimulatorSeam } from './shopify/simulator-seam.server.ts'

installSimulatorSeam()

type Shopify = ReturnType<typeof configure>
const holder = globalThis as { perennialShopify?: Shopify }

function configure() {
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET, SHOPIFY_APP_URL } = env()
  return shopifyApp({
    apiKey: SHOPIFY_API_KEY,
    apiSecretKey: SHOPIFY_API_SECRET,
    appUrl: SHOPIFY_APP_URL,
    apiVersion: adminApiVersion,
    distribution: AppDistribution.AppStore,
    sessionStorage: sessionStorage(),
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    // Below warning the SDK writes session tokens into its messages.
    logger: { level: LogSeverity.Warning, log: writeLog },
  })
}

async function writeLog(severity: LogSeverity, message: string): Promise<void> {
  log[severity === LogSeverity.Error ? 'error' : 'warn']({ from: 'shopify-sdk' }, message)
}

holder.perennialShopify ??= configure()

export const { authenticate, addDocumentResponseHeaders } = holder.perennialShopify
