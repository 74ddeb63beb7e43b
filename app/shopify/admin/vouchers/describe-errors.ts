// Shopify's refusal of a mutation, in one line for the merchant.
import type { UserError } from '../client.ts'

export function describeErrors(errors: UserError[]): string {
  return errors.map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ')
}
