// Gift cards: issued, topped up, spent, switched off. Refusals carry Shopify's codes in lower case.
import { toStamp } from '../../clock.ts'
import type { SimulatorContext } from '../../context.ts'
import type { GiftCard, GiftCardTransaction, Shop } from '../../state/world.ts'
import { takeId } from '../find.ts'
import { CommerceRefusal } from '../refusal.ts'

/** The most a card may hold: 2,000 dollars or so, whatever the currency's minor unit. */
export const mostMinor = 200_000

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

export type GiftCardInput = Pick<GiftCard, 'initialMinor'> &
  Partial<
    Pick<
      GiftCard,
      | 'code'
      | 'customerId'
      | 'recipient'
      | 'expiresOn'
      | 'note'
      | 'templateSuffix'
      | 'crossCurrency'
      | 'orderId'
    >
  >

export function issueGiftCard(
  { clock, store }: SimulatorContext,
  shop: Shop,
  input: GiftCardInput,
): GiftCard {
  const now = clock.stamp()
  const card: GiftCard = {
    customerId: null,
    recipient: null,
    expiresOn: null,
    note: null,
    templateSuffix: null,
    crossCurrency: 'ALWAYS_ALLOW',
    orderId: null,
    ...input,
    id: takeId(shop),
    code: (input.code ?? randomCode()).toLowerCase(),
    currency: shop.currency,
    balanceMinor: input.initialMinor,
    deactivatedAt: null,
    transactions: [],
    createdAt: now,
    updatedAt: now,
  }
  shop.giftCards.set(card.id, card)
  store.touch()
  return card
}

/** Cards are the same with spaces, and in any case. */
export function findGiftCard(shop: Shop, code: string): GiftCard | null {
  const wanted = code.replace(/[\s-]/g, '').toLowerCase()
  for (const card of shop.giftCards.values()) if (card.code === wanted) return card
  return null
}

export function isExpired(card: GiftCard, now: Date): boolean {
  return card.expiresOn !== null && toStamp(now).slice(0, 10) > card.expiresOn
}

/** @throws CommerceRefusal for a card that is off or over. */
export function requireSpendable(card: GiftCard, now: Date): void {
  if (card.deactivatedAt) throw new CommerceRefusal('invalid', 'The gift card is deactivated.')
  if (isExpired(card, now)) throw new CommerceRefusal('invalid', 'The gift card has expired.')
}

/** @param amountMinor negative: taken off. @throws CommerceRefusal as Shopify refuses. */
export function moveGiftCard(
  { clock, store }: SimulatorContext,
  shop: Shop,
  card: GiftCard,
  move: { amountMinor: number; note?: string | null; processedAt?: string },
): GiftCardTransaction {
  const { amountMinor, note = null, processedAt } = move
  requireSpendable(card, clock.now())
  if (card.balanceMinor + amountMinor < 0) {
    const message = 'The gift card does not have sufficient funds to satisfy the request.'
    throw new CommerceRefusal('insufficient_funds', message)
  }
  if (amountMinor > 0 && card.balanceMinor + amountMinor > mostMinor) {
    const message = "The gift card's value exceeds the allowed limits."
    throw new CommerceRefusal('gift_card_limit_exceeded', message)
  }
  const now = clock.stamp()
  const made = { id: takeId(shop), amountMinor, note, processedAt: processedAt ?? now }
  card.balanceMinor += amountMinor
  card.transactions.push(made)
  card.updatedAt = now
  store.touch()
  return made
}

export function deactivateGiftCard({ clock, store }: SimulatorContext, card: GiftCard): void {
  card.deactivatedAt ??= clock.stamp()
  card.updatedAt = clock.stamp()
  store.touch()
}

function randomCode(): string {
  const letters = crypto.getRandomValues(new Uint8Array(16))
  return [...letters].map((byte) => alphabet[byte % alphabet.length]).join('')
}
