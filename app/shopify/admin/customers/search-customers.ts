import { digitsOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

const document = `#graphql
  query SearchCustomers($query: String!) {
    customers(query: $query, first: 50) { nodes { id } }
  }`

interface Data {
  customers: { nodes: { id: string }[] }
}

/** @returns ids of at most 50 customers whose name, e-mail or phone fits, best first. */
export async function searchCustomers(admin: AdminClient, text: string): Promise<string[]> {
  const query = toSearchQuery(text)
  if (query === '') return []
  const { customers } = await admin.graphql<Data>(document, { query })
  return customers.nodes.map((node) => digitsOf(node.id))
}

/**
 * What a person typed, without the search language's own signs: a colon names a field, a minus
 * negates, AND/OR/NOT combine. (https://shopify.dev/docs/api/usage/search-syntax)
 */
export function toSearchQuery(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[:()"'\\*<>]/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .map((word) => (/^(AND|OR|NOT)$/.test(word) ? word.toLowerCase() : word))
    .filter((word) => word !== '')
    .join(' ')
}
