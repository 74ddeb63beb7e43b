import type { AdminClient } from './client.ts'

const document = `#graphql
  query ReadShop {
    shop { name currencyCode ianaTimezone plan { partnerDevelopment } }
    currentAppInstallation { id }
  }`

interface Data {
  shop: {
    name: string
    currencyCode: string
    ianaTimezone: string
    plan: { partnerDevelopment: boolean }
  }
  currentAppInstallation: { id: string }
}

export interface ShopFacts {
  name: string
  currency: string
  timeZone: string
  /** A store that a developer tests in. */
  isDevelopment: boolean
  /** Owner of the program's public metafield. */
  installationId: string
}

export async function readShop(admin: AdminClient): Promise<ShopFacts> {
  const { shop, currentAppInstallation } = await admin.graphql<Data>(document)
  return {
    name: shop.name,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    isDevelopment: shop.plan.partnerDevelopment,
    installationId: currentAppInstallation.id,
  }
}
