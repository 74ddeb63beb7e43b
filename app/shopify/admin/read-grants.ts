// What the merchant lets us do at this moment, as Shopify says.
import type { AdminClient } from './client.ts'

const document = `
  query ReadGrants { currentAppInstallation { accessScopes { handle } } }`

interface Data {
  currentAppInstallation: { accessScopes: { handle: string }[] }
}

export async function readGrants(admin: AdminClient): Promise<string[]> {
  const { currentAppInstallation } = await admin.graphql<Data>(document)
  return currentAppInstallation.accessScopes.map(({ handle }) => handle)
}
