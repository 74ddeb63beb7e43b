// What the shop lets us issue besides discount codes: by the scopes it granted, and for store
// credit by its customer accounts, since shoppers can spend it with the new ones only.
import type { Capability } from '../../loyalty/kernel/voucher.ts'
import type { AdminClient } from './client.ts'

// What such a reward takes; shopify.app.toml names the same as optional.
const scopesOf: Record<Capability, string[]> = {
  gift_cards: ['write_gift_cards'],
  store_credit: ['read_store_credit_accounts', 'write_store_credit_account_transactions'],
}

export interface Capabilities {
  granted: Capability[]
  hasNewCustomerAccounts: boolean
}

const document = `#graphql
  query ReadCapabilities {
    shop { customerAccountsV2 { customerAccountsVersion } }
    currentAppInstallation { accessScopes { handle } }
  }`

interface Answer {
  shop: { customerAccountsV2: { customerAccountsVersion: 'CLASSIC' | 'NEW_CUSTOMER_ACCOUNTS' } }
  currentAppInstallation: { accessScopes: { handle: string }[] }
}

export async function readCapabilities(admin: AdminClient): Promise<Capabilities> {
  const { shop, currentAppInstallation } = await admin.graphql<Answer>(document)
  const { customerAccountsVersion } = shop.customerAccountsV2
  const hasNewCustomerAccounts = customerAccountsVersion === 'NEW_CUSTOMER_ACCOUNTS'
  const handles = new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle))
  const has = (scope: string) => handles.has(scope) || handles.has(scope.replace('read_', 'write_'))
  const granted = (Object.keys(scopesOf) as Capability[]).filter(
    (one) => scopesOf[one].every(has) && (one !== 'store_credit' || hasNewCustomerAccounts),
  )
  return { granted, hasNewCustomerAccounts }
}
