// Looks one of our gift cards up, by the note it was issued with among those that end like it:
// codes are never told again and not searched for, only their last characters are.
import type { AdminClient } from '../client.ts'

const endingLength = 4

const document = `#graphql
  query FindGiftCard($ending: String!) {
    giftCards(first: 50, query: $ending, sortKey: ID, reverse: true) {
      nodes { id lastCharacters note }
    }
  }`

interface Answer {
  giftCards: { nodes: { id: string; lastCharacters: string; note: string | null }[] }
}

export async function findGiftCard(
  admin: AdminClient,
  sought: { code: string; note: string },
): Promise<{ voucherId: string } | null> {
  const { giftCards } = await admin.graphql<Answer>(document, {
    ending: sought.code.slice(-endingLength),
  })
  const found = giftCards.nodes.find(
    ({ lastCharacters, note }) =>
      note === sought.note && sought.code.toUpperCase().endsWith(lastCharacters.toUpperCase()),
  )
  return found ? { voucherId: found.id } : null
}
