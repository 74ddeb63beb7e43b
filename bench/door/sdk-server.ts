// A floor: a webhook route as Shopify's template has it. The SDK checks and parses, nothing is
// stored; not even a session is looked up, so this is faster than the template. Argument: port.
import '@shopify/shopify-app-remix/adapters/node'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { ApiVersion, shopifyApp } from '@shopify/shopify-app-remix/server'
import express from 'express'

const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET = '', SHOPIFY_APP_URL = '' } = process.env
const [port] = process.argv.slice(2)

const { authenticate } = shopifyApp({
  apiKey: SHOPIFY_API_KEY,
  apiSecretKey: SHOPIFY_API_SECRET,
  appUrl: SHOPIFY_APP_URL,
  apiVersion: ApiVersion.October26,
  logger: { level: 0 },
  sessionStorage: {
    storeSession: async () => true,
    loadSession: async () => undefined,
    deleteSession: async () => true,
    deleteSessions: async () => true,
    findSessionsByShop: async () => [],
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
})

const build: ServerBuild = {
  entry: { module: { default: () => new Response(null, { status: 500 }) } },
  routes: {
    webhooks: {
      id: 'webhooks',
      path: 'webhooks',
      module: {
        action: async ({ request }) => {
          await authenticate.webhook(request)
          return new Response()
        },
        default: undefined as never,
      },
    },
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {} as ServerBuild['future'],
  isSpaMode: false,
  mode: 'production',
}

const app = express()
app.disable('x-powered-by')
app.all('*', createRequestHandler({ build, mode: 'production' }))
app.listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
process.on('disconnect', () => process.exit(0))
