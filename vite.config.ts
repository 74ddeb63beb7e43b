import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*.test.{ts,tsx}'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // The SDK's answers (retry with a fresh token) are written for the plain data protocol.
        v3_singleFetch: false,
        v3_routeConfig: false,
        // In Shopify's frame the browser denies sessionStorage, which route discovery needs.
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  // The admin's content policy is Shopify's to set: no data: addresses.
  build: { assetsInlineLimit: 0, target: 'es2022' },
  // All that is imported anywhere, known beforehand: what Vite discovers while a page loads makes
  // it bundle anew, and the page then holds two Reacts. It looks at the server's side of routes,
  // too.
  optimizeDeps: {
    include: [
      '@prisma/adapter-pg',
      '@prisma/client/runtime/client',
      '@remix-run/node',
      '@remix-run/react',
      '@shopify/app-bridge-react',
      '@shopify/polaris',
      '@shopify/polaris-icons',
      '@shopify/shopify-api',
      '@shopify/shopify-api/adapters/web-api',
      '@shopify/shopify-api/runtime',
      '@shopify/shopify-app-remix/adapters/node',
      '@shopify/shopify-app-remix/react',
      '@shopify/shopify-app-remix/server',
      'currency-codes',
      'i18next',
      'luxon',
      'pino',
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-dev-runtime',
      'react/jsx-runtime',
      'zod',
    ],
  },
})
