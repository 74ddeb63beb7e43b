// Adds a tag to a customer, or takes one away. All others are left as they are.
import { gidOf } from '../../gid.ts'
import type { AdminClient, UserError } from '../client.ts'

const add = `#graphql
  mutation AddTag($id: ID!, $tags: [String!]!) {
    changed: tagsAdd(id: $id, tags: $tags) { userErrors { field message } }
  }`

const remove = `#graphql
  mutation RemoveTag($id: ID!, $tags: [String!]!) {
    changed: tagsRemove(id: $id, tags: $tags) { userErrors { field message } }
  }`

interface Answer {
  changed: { userErrors: UserError[] }
}

type Changed = { ok: true } | { ok: false; errors: UserError[] }

/** A customer who is gone is refused. */
export const addTag = (admin: AdminClient, customerId: string, tag: string): Promise<Changed> =>
  change(admin, add, { customerId, tag })

export const removeTag = (admin: AdminClient, customerId: string, tag: string): Promise<Changed> =>
  change(admin, remove, { customerId, tag })

async function change(
  admin: AdminClient,
  document: string,
  { customerId, tag }: { customerId: string; tag: string },
): Promise<Changed> {
  const variables = { id: gidOf('Customer', customerId), tags: [tag] }
  const { changed } = await admin.graphql<Answer>(document, variables)
  const { userErrors: errors } = changed
  return errors.length === 0 ? { ok: true } : { ok: false, errors }
}
