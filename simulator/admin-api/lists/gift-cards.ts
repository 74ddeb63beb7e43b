import { isExpired } from '../../commerce/credit/gift-cards.ts'
import type { GiftCard } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { notModelled } from '../errors.ts'
import { giftCardNode } from '../nodes/gift-card.ts'
import { type Matcher, matchId, matchInstant, matchText, search } from '../search.ts'

export function giftCardsConnection(call: AdminCall, args: ConnectionArguments) {
  const cards = [...call.shop.giftCards.values()]
  const found = search(cards, args.query as string | null, searchFields(call))
  return connection(found, args, {
    node: (card) => giftCardNode(call, card),
    placeOf: (card) => [sortValue(card, String(args.sortKey ?? 'ID')), card.id],
    handled: ['query'],
  })
}

function sortValue(card: GiftCard, key: string): string | number {
  if (key === 'ID' || key === 'RELEVANCE') return 0
  if (key === 'CREATED_AT') return card.createdAt
  if (key === 'BALANCE') return card.balanceMinor
  throw notModelled(`sorting gift cards by ${key}`)
}

function searchFields({ shop, context }: AdminCall): Record<string, Matcher<GiftCard>> {
  const now = () => context.clock.now()
  return {
    id: (card, term) => matchId(card.id, term),
    created_at: (card, term) => matchInstant(card.createdAt, term, shop.timeZone, now()),
    status: (card, { value }) => (value === 'enabled') === (card.deactivatedAt === null),
    expires_on: (card, term) =>
      card.expiresOn !== null && matchInstant(card.expiresOn, term, shop.timeZone, now()),
    balance_status: (card, { value }) => {
      const isFull = card.balanceMinor === card.initialMinor
      const isOver = isExpired(card, now())
      if (value === 'full') return isFull && !isOver
      if (value === 'empty') return card.balanceMinor === 0
      if (value === 'partial') return !isFull && card.balanceMinor > 0
      throw notModelled(`the balance status ${value}`)
    },
    // The whole code finds nothing at Shopify either: only its last characters do.
    text: (card, term) => matchText(card.code.slice(-4), term),
  }
}
