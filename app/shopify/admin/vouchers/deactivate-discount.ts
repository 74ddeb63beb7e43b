// Ends a code discount. One that has ended, or that the merchant deleted, is as good as ended.
import { type AdminClient, ShopifyFault, type UserError } from '../client.ts'

const document = `#graphql
  mutation EndVoucher($id: ID!) {
    discountCodeDeactivate(id: $id) {
      codeDiscountNode { id }
      userErrors { code field message }
    }
  }`

const lookup = `#graphql
  query VoucherStatus($id: ID!) {
    codeDiscountNode(id: $id) {
      codeDiscount {
        __typename
        ... on DiscountCodeBasic { status }
        ... on DiscountCodeFreeShipping { status }
      }
    }
  }`

interface Ended {
  discountCodeDeactivate: { codeDiscountNode: { id: string } | null; userErrors: UserError[] }
}

interface Status {
  codeDiscountNode: { codeDiscount: { status?: string } } | null
}

/** @throws ShopifyFault where the discount is still active afterwards. */
export async function deactivateDiscount(
  admin: AdminClient,
  voucherId: string,
): Promise<'ended' | 'gone'> {
  const status = await readStatus(admin, voucherId)
  if (status === null) return 'gone'
  if (status === 'EXPIRED') return 'ended'
  const answer = await admin.graphql<Ended>(document, { id: voucherId })
  const [error] = answer.discountCodeDeactivate.userErrors
  if (!error) return 'ended'
  throw new ShopifyFault(`Shopify did not end a discount: ${error.message}`, { isDoubtful: false })
}

async function readStatus(admin: AdminClient, id: string): Promise<string | null> {
  const { codeDiscountNode } = await admin.graphql<Status>(lookup, { id })
  if (!codeDiscountNode) return null
  return codeDiscountNode.codeDiscount.status ?? 'ACTIVE'
}
