// Whoever has the card's code has the money, so it is given at once and never taken back. Days of
// validity are the card's own; many countries' laws forbid an end, so a fresh one has none.
import { freshLimits, freshPlaces } from '../fresh-conditions.ts'
import type { Kind } from '../kind.ts'
import { type GiftCard, giftCardSchema } from './settings.ts'

export const giftCard: Kind<GiftCard> = {
  name: 'gift_card',
  schema: giftCardSchema,
  needs: 'gift_cards',
  isInstant: true,
  hasCode: true,
  isCodeMoney: true,
  fresh: (unitMinor) => ({
    kind: 'gift_card',
    title: '',
    points: 500,
    amountMinor: 10 * unitMinor,
    minimumMinor: 0,
    validDays: null,
    ...freshPlaces(),
    ...freshLimits(),
  }),
  nameOf: ({ amountMinor }) => ({ key: 'gift_card', parts: { amount: { money: amountMinor } } }),
  termsOf: ({ amountMinor }) => ({ by: 'gift_card', amountMinor }),
}
