import { digitsOf, gidOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

/** Fetched for the page that shows it and never stored. */
export interface CustomerFace {
  name: string
  email: string | null
}

const document = `#graphql
  query ReadCustomers($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer { id displayName defaultEmailAddress { emailAddress } }
    }
  }`

interface Data {
  nodes: ({
    id?: string
    displayName?: string
    defaultEmailAddress?: { emailAddress: string } | null
  } | null)[]
}

/** @returns by customer id; a customer that is gone is missing. At most 250 ids. */
export async function readCustomers(
  admin: AdminClient,
  customerIds: string[],
): Promise<Map<string, CustomerFace>> {
  if (customerIds.length === 0) return new Map()
  const ids = customerIds.map((id) => gidOf('Customer', id))
  const { nodes } = await admin.graphql<Data>(document, { ids })
  const faces = nodes.flatMap((node): [string, CustomerFace][] =>
    node?.id && node.displayName !== undefined
      ? [
          [
            digitsOf(node.id),
            { name: node.displayName, email: node.defaultEmailAddress?.emailAddress ?? null },
          ],
        ]
      : [],
  )
  return new Map(faces)
}
