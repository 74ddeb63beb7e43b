// Settings for what is measured inside this process: the database named, and keys that open
// nothing. One set for all figures: this process keeps the first that it read, and what is written
// for the app with other keys opens nothing there.
import { makeSecrets } from '../scripts/demo/secrets.ts'

const { apiKey, apiSecret, encryptionKey } = makeSecrets()

export function useDatabase(url: string): void {
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
