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
  optimizeDeps: { include: ['@shopify/app-bridge-react', '@shopify/polaris'] },
})
