// Creates the discount of one voucher. Shopify's discount mutations know no idempotency key; the
// code is one, since it is unique in the shop: a second creation answers `taken`.
import { type AdminClient, ShopifyFault, type UserError } from '../client.ts'
import type { CodeDiscount } from './code-discount.ts'
import { describeErrors } from './describe-errors.ts'
import { basicInput, shippingInput } from './discount-input.ts'

export type Creation =
  | { outcome: 'created'; voucherId: string }
  | { outcome: 'taken' }
  | { outcome: 'refused'; problem: string }

const createBasic = `#graphql
  mutation CreateVoucher($discount: DiscountCodeBasicInput!) {
    answer: discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { code field message }
    }
  }`

const createShipping = `#graphql
  mutation CreateShippingVoucher($discount: DiscountCodeFreeShippingInput!) {
    answer: discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
      codeDiscountNode { id }
      userErrors { code field message }
    }
  }`

interface Answer {
  answer: {
    codeDiscountNode: { id: string } | null
    userErrors: UserError[]
  }
}

/** @throws ShopifyFault; a doubtful one may have created it. */
export async function createCodeDiscount(
  admin: AdminClient,
  discount: CodeDiscount,
): Promise<Creation> {
  const isShipping = discount.benefit.kind === 'free_shipping'
  const { answer } = await admin.graphql<Answer>(isShipping ? createShipping : createBasic, {
    discount: isShipping ? shippingInput(discount) : basicInput(discount),
  })
  const { codeDiscountNode, userErrors } = answer
  if (userErrors.some((error) => error.code === 'TAKEN')) return { outcome: 'taken' }
  if (userErrors.some((error) => error.code === 'INTERNAL_ERROR')) {
    throw new ShopifyFault('Shopify could not create a discount', { isDoubtful: true })
  }
  if (userErrors.length > 0) return { outcome: 'refused', problem: describeErrors(userErrors) }
  if (!codeDiscountNode) {
    throw new ShopifyFault('Shopify created a discount without an id', { isDoubtful: true })
  }
  return { outcome: 'created', voucherId: codeDiscountNode.id }
}
