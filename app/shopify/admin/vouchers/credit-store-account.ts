// Credits a customer's store credit. Shopify's call has no key of ours: a second one credits twice.
// Whoever calls this remembers it first, and looks the transactions up after a doubtful answer.
import { toDecimal } from '../../../loyalty/kernel/money.ts'
import { gidOf } from '../../gid.ts'
import { type AdminClient, ShopifyFault, type UserError } from '../client.ts'
import type { Creation } from './create-code-discount.ts'
import { describeErrors } from './describe-errors.ts'

export interface StoreCredit {
  customerId: string
  amountMinor: number
  currency: string
  endsAt: Date | null
}

const document = `#graphql
  mutation CreditStoreAccount($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $creditInput) {
      storeCreditAccountTransaction { id }
      userErrors { code field message }
    }
  }`

interface Answer {
  storeCreditAccountCredit: {
    storeCreditAccountTransaction: { id: string } | null
    userErrors: UserError[]
  }
}

/** @throws ShopifyFault; a doubtful one may have credited it. */
export async function creditStoreAccount(
  admin: AdminClient,
  credit: StoreCredit,
): Promise<Exclude<Creation, { outcome: 'taken' }>> {
  const { customerId, amountMinor, currency, endsAt } = credit
  const creditInput = {
    creditAmount: { amount: toDecimal(amountMinor, currency), currencyCode: currency },
    ...(endsAt ? { expiresAt: endsAt.toISOString() } : {}),
  }
  const id = gidOf('Customer', customerId)
  const { storeCreditAccountCredit: answer } = await admin.graphql<Answer>(document, {
    id,
    creditInput,
  })
  const { storeCreditAccountTransaction, userErrors } = answer
  if (userErrors.length > 0) return { outcome: 'refused', problem: describeErrors(userErrors) }
  if (!storeCreditAccountTransaction) {
    throw new ShopifyFault('Shopify credited without a transaction', { isDoubtful: true })
  }
  return { outcome: 'created', voucherId: storeCreditAccountTransaction.id }
}
