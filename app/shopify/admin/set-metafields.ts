// Writes up to 25 metafields in one call. Shopify writes all of them or none.
import type { AdminClient, UserError } from './client.ts'

export const mostMetafields = 25

export interface MetafieldWrite {
  ownerId: string
  /** `$app` is the app's own, closed to other apps. */
  namespace: string
  key: string
  value: unknown
}

export type MetafieldsAnswer = { ok: true } | { ok: false; errors: UserError[] }

const document = `#graphql
  mutation WriteMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors { code field message }
    }
  }`

interface Answer {
  metafieldsSet: { userErrors: UserError[] }
}

export async function setMetafields(
  admin: AdminClient,
  writes: MetafieldWrite[],
): Promise<MetafieldsAnswer> {
  if (writes.length > mostMetafields) throw new Error(`more than ${mostMetafields} metafields`)
  const metafields = writes.map(({ value, ...field }) => ({
    ...field,
    type: 'json',
    value: JSON.stringify(value),
  }))
  const { metafieldsSet } = await admin.graphql<Answer>(document, { metafields })
  const errors = metafieldsSet.userErrors
  return errors.length === 0 ? { ok: true } : { ok: false, errors }
}
