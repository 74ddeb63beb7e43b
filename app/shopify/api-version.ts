import { ApiVersion } from '@shopify/shopify-api'

/** The version of the Admin API this app speaks; shopify.app.toml names the same for webhooks. */
export const adminApiVersion = ApiVersion.October26
