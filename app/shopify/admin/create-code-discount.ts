// Creates the discount of one voucher. Shopify's discount mutations know no idempotency key; the
// code is one, since it is unique in the shop: a second creation answers `taken`.
import { toDecimal } from '../../loyalty/kernel/money.ts'
import { gidOf } from '../gid.ts'
import { type AdminClient, ShopifyFault, type UserError } from './client.ts'
import { type CodeDiscount, discountTitle } from './code-discount.ts'

export type Creation =
  | { outcome: 'created'; voucherId: string }
  | { outcome: 'taken' }
  | { outcome: 'refused'; problem: string }

const document = `#graphql
  mutation CreateVoucher($basicCodeDiscount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $basicCodeDiscount) {
      codeDiscountNode { id }
      userErrors { code field message }
    }
  }`

interface Answer {
  discountCodeBasicCreate: {
    codeDiscountNode: { id: string } | null
    userErrors: UserError[]
  }
}

/** @throws ShopifyFault; a doubtful one may have created it. */
export async function createCodeDiscount(
  admin: AdminClient,
  discount: CodeDiscount,
): Promise<Creation> {
  const variables = { basicCodeDiscount: discountInput(discount) }
  const { discountCodeBasicCreate: answer } = await admin.graphql<Answer>(document, variables)
  const { codeDiscountNode, userErrors } = answer
  if (userErrors.some((error) => error.code === 'TAKEN')) return { outcome: 'taken' }
  if (userErrors.some((error) => error.code === 'INTERNAL_ERROR')) {
    throw new ShopifyFault('Shopify could not create a discount', { isDoubtful: true })
  }
  if (userErrors.length > 0) return { outcome: 'refused', problem: describe(userErrors) }
  if (!codeDiscountNode) {
    throw new ShopifyFault('Shopify created a discount without an id', { isDoubtful: true })
  }
  return { outcome: 'created', voucherId: codeDiscountNode.id }
}

/** Bound to its customer, usable once, and not together with another order discount. */
export function discountInput(discount: CodeDiscount): Record<string, unknown> {
  const { code, customerId, startsAt, endsAt } = discount
  return {
    title: discountTitle(discount),
    code,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: [gidOf('Customer', customerId)] } },
    customerGets: { items: { all: true }, value: valueOf(discount) },
    minimumRequirement: minimumOf(discount),
    combinesWith: { orderDiscounts: false, productDiscounts: true, shippingDiscounts: true },
  }
}

function valueOf({ benefit, currency }: CodeDiscount): Record<string, unknown> {
  if (benefit.kind === 'percent') return { percentage: benefit.percent / 100 }
  const amount = toDecimal(benefit.amountMinor, currency)
  return { discountAmount: { amount, appliesOnEachItem: false } }
}

function minimumOf({ minimumMinor, currency }: CodeDiscount): Record<string, unknown> | undefined {
  if (minimumMinor === 0) return undefined
  return { subtotal: { greaterThanOrEqualToSubtotal: toDecimal(minimumMinor, currency) } }
}

function describe(errors: UserError[]): string {
  return errors.map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ')
}
