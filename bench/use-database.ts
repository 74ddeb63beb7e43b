// Settings for what is measured inside this process: the database named, and keys that open
// nothing.
import { makeSecrets } from '../scripts/demo/secrets.ts'

export function useDatabase(url: string): void {
  const { apiKey, apiSecret, encryptionKey } = makeSecrets()
  Object.assign(process.env, {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATABASE_URL: url,
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: 'http://127.0.0.1:1',
    ENCRYPTION_KEY: encryptionKey,
  })
}
