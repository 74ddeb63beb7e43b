// Issues a gift card. Its code is chosen beforehand and long enough that nobody else's can be the
// same, so `taken` means that an earlier try has come about.
import { toDecimal } from '../../../loyalty/kernel/money.ts'
import { gidOf } from '../../gid.ts'
import { type AdminClient, ShopifyFault, type UserError } from '../client.ts'
import type { Creation } from './create-code-discount.ts'
import { describeErrors } from './describe-errors.ts'

export interface GiftCard {
  code: string
  /** What the card's timeline says of it; also how it is found again. */
  note: string
  customerId: string
  amountMinor: number
  currency: string
  endsAt: Date | null
}

const document = `#graphql
  mutation IssueGiftCard($input: GiftCardCreateInput!) {
    giftCardCreate(input: $input) {
      giftCard { id }
      userErrors { code field message }
    }
  }`

interface Answer {
  giftCardCreate: { giftCard: { id: string } | null; userErrors: UserError[] }
}

/** @throws ShopifyFault; a doubtful one may have issued it. */
export async function createGiftCard(admin: AdminClient, card: GiftCard): Promise<Creation> {
  const { code, note, customerId, amountMinor, currency, endsAt } = card
  const input = {
    code,
    note,
    customerId: gidOf('Customer', customerId),
    initialAmount: { amount: toDecimal(amountMinor, currency), currencyCode: currency },
    ...(endsAt ? { expiresOn: endsAt.toISOString().slice(0, 10) } : {}),
  }
  const { giftCardCreate: answer } = await admin.graphql<Answer>(document, { input })
  const { giftCard, userErrors } = answer
  if (userErrors.some(isTaken)) return { outcome: 'taken' }
  if (userErrors.some((error) => error.code === 'INTERNAL_ERROR')) {
    throw new ShopifyFault('Shopify could not issue a gift card', { isDoubtful: true })
  }
  if (userErrors.length > 0) return { outcome: 'refused', problem: describeErrors(userErrors) }
  if (!giftCard) {
    throw new ShopifyFault('Shopify issued a gift card without an id', { isDoubtful: true })
  }
  return { outcome: 'created', voucherId: giftCard.id }
}

// Shopify says it without a code of its own: "Code has already been taken", at the field `code`.
const isTaken = ({ code, field }: UserError): boolean =>
  code === 'TAKEN' || (!code && field?.at(-1) === 'code')
