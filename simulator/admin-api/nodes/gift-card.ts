import { isExpired } from '../../commerce/credit/gift-cards.ts'
import { gid } from '../../commerce/find.ts'
import type { GiftCard, GiftCardTransaction } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { money } from '../values.ts'
import { metafieldFields } from './metafield.ts'

export function giftCardNode(call: AdminCall, card: GiftCard) {
  const { shop, context } = call
  const last = card.code.slice(-4)
  const isOver = isExpired(card, context.clock.now())
  const customerOf = (id: string | null) => {
    const customer = id ? shop.customers.get(id) : null
    return customer ? call.nodes.customer(call, customer) : null
  }
  return {
    __typename: 'GiftCard',
    id: gid('GiftCard', card.id),
    balance: money(card.balanceMinor, card.currency),
    initialValue: money(card.initialMinor, card.currency),
    createdAt: card.createdAt,
    updatedAt: card.updatedAt,
    deactivatedAt: card.deactivatedAt,
    enabled: card.deactivatedAt === null,
    isRedeemable: card.deactivatedAt === null && !isOver && card.balanceMinor > 0,
    expiresOn: card.expiresOn,
    lastCharacters: last,
    maskedCode: `•••• •••• •••• ${last}`,
    note: card.note,
    templateSuffix: card.templateSuffix,
    crossCurrencyRedemptionStrategy: card.crossCurrency,
    customer: () => customerOf(card.customerId),
    order: () => {
      const order = card.orderId ? shop.orders.get(card.orderId) : null
      return order ? call.nodes.order(call, order) : null
    },
    recipientAttributes: card.recipient && {
      message: card.recipient.message,
      preferredName: card.recipient.preferredName,
      sendNotificationAt: card.recipient.sendNotificationAt,
      recipient: () => customerOf(card.recipient?.customerId ?? null),
    },
    transactions: (args: ConnectionArguments) =>
      connection(card.transactions, args, { node: (each) => giftCardMove(call, card, each) }),
  }
}

export function giftCardMove(call: AdminCall, card: GiftCard, made: GiftCardTransaction) {
  const kind = made.amountMinor < 0 ? 'GiftCardDebitTransaction' : 'GiftCardCreditTransaction'
  return {
    __typename: kind,
    id: gid(kind, made.id),
    amount: money(made.amountMinor, card.currency),
    note: made.note,
    processedAt: made.processedAt,
    giftCard: () => giftCardNode(call, card),
    ...metafieldFields(call, gid(kind, made.id)),
  }
}
