import { adminFor } from './admin/admin-for.server.ts'
import { TokenFault } from './admin/client.ts'
import { readInstallation } from './admin/read-installation.ts'

/**
 * Whether Shopify accepts a token of ours: proof that the shop has the app, whatever was delivered.
 * @throws ShopifyFault where Shopify cannot be asked now.
 */
export async function isInstalledNow(domain: string): Promise<boolean> {
  try {
    await readInstallation(await adminFor(domain))
    return true
  } catch (error) {
    if (error instanceof TokenFault) return false
    throw error
  }
}
