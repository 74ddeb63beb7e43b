// The markets that the shop sells in.
import { digitsOf } from '../gid.ts'
import type { AdminClient } from './client.ts'

const document = `#graphql
  query ListMarkets { markets(first: 100) { nodes { id name } } }`

interface Answer {
  markets: { nodes: { id: string; name: string }[] }
}

export async function listMarkets(admin: AdminClient): Promise<{ id: string; title: string }[]> {
  const { markets } = await admin.graphql<Answer>(document)
  return markets.nodes.map(({ id, name }) => ({ id: digitsOf(id), title: name }))
}
