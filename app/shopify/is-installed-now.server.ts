import { adminFor } from './admin/admin-for.server.ts'
import { TokenFault } from './admin/client.ts'

const document = `#graphql
  query IsInstalled { currentAppInstallation { id } }`

/**
 * Whether Shopify accepts a token of ours: proof that the shop has the app, whatever was delivered.
 * @throws ShopifyFault where Shopify cannot be asked now.
 */
export async function isInstalledNow(domain: string): Promise<boolean> {
  try {
    const admin = await adminFor(domain)
    await admin.graphql(document)
    return true
  } catch (error) {
    if (error instanceof TokenFault) return false
    throw error
  }
}
