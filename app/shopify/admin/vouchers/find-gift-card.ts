// Looks one of our gift cards up, by its code and by the note it was issued with: codes are never
// told again, only their last characters.
import type { AdminClient } from '../client.ts'

const document = `#graphql
  query FindGiftCard($code: String!) {
    giftCards(first: 10, query: $code) { nodes { id lastCharacters note } }
  }`

interface Answer {
  giftCards: { nodes: { id: string; lastCharacters: string; note: string | null }[] }
}

export async function findGiftCard(
  admin: AdminClient,
  sought: { code: string; note: string },
): Promise<{ voucherId: string } | null> {
  const { giftCards } = await admin.graphql<Answer>(document, { code: sought.code })
  const found = giftCards.nodes.find(
    ({ lastCharacters, note }) =>
      note === sought.note && sought.code.toUpperCase().endsWith(lastCharacters.toUpperCase()),
  )
  return found ? { voucherId: found.id } : null
}
